package org.imisconnect.receiver.openimis.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.imisconnect.receiver.Http;
import org.imisconnect.receiver.ReceiverSettings.Account;
import org.imisconnect.receiver.ReceiverSettings.Secret;
import org.imisconnect.receiver.openimis.FixedClock;
import org.junit.jupiter.api.Test;

class ListReaderTest {
  private final FixedClock clock = new FixedClock();
  private final List<String> rows = new ArrayList<>();
  private final Set<Integer> bad = new TreeSet<>();
  private final Map<String, Integer> cachedTotals = new HashMap<>();
  private int failures;
  private String malformed = "malformed entry";
  private int lie;
  private String link = "'http%3A%2F%2Finner%3A8000%2Fapi%2Fapi_fhir_r4%2FPatient%2F'";
  private final ScriptedHttp http =
      new ScriptedHttp(clock.instant().plusSeconds(9999).getEpochSecond(), this::page);

  private void fill(int count) {
    IntStream.range(0, count).forEach(i -> rows.add(String.format("%032d-row", i)));
  }

  /** A list as openIMIS serves it: totals cached by filter, 404 beyond, 500 with a bad row. */
  private Http.Answer page(Http.Call call) {
    if (failures > 0) {
      failures--;
      return new Http.Broken("the connection broke");
    }
    String path = ScriptedHttp.path(call);
    int size = number(path, "_count");
    int page = number(path, "page-offset");
    String filter = path.replaceAll("&?(_count|page-offset)=[0-9]+", "");
    int total = cachedTotals.computeIfAbsent(filter, f -> rows.size());
    int from = (page - 1) * size;
    if (from >= Math.max(total, 1)) {
      return ScriptedHttp.refusal(404, "Invalid page.");
    }
    int to = Math.min(from + size, total);
    if (IntStream.range(from, to).anyMatch(bad::contains)) {
      return ScriptedHttp.refusal(500, malformed);
    }
    String entries =
        rows.subList(from, to).stream()
            .map(id -> "{'resource':{'resourceType':'Patient','id':'" + id + "'}}")
            .collect(Collectors.joining(","));
    String entry = entries.isEmpty() ? "" : ",'entry':[" + entries + "]";
    return ScriptedHttp.json(
        200,
        "{'resourceType':'Bundle','type':'searchset','link':[{'relation':'next','url':"
            + link
            + "}],'total':"
            + (total - lie)
            + entry
            + "}");
  }

  private static int number(String path, String name) {
    String rest = path.substring(path.indexOf(name + "=") + name.length() + 1);
    return Integer.parseInt(rest.split("&")[0]);
  }

  private ListReader reader() {
    URI base = URI.create("https://imis.example/api/api_fhir_r4/");
    Account account = new Account("svc", new Secret("pw"), List.of());
    return new ListReader(
        new OpenImisClient(base, new LoginSession(base, account, http, clock), http), clock, 8);
  }

  private static List<String> ids(ListReader reader, ListReader.Result[] result) {
    List<String> ids = new ArrayList<>();
    result[0] = reader.read(ApiPath.of("Patient"), row -> ids.add(row.path("id").asText()));
    return ids;
  }

  @Test
  void everyLengthOfListIsReadWholeAndOnce() {
    for (int length : new int[] {0, 1, 7, 8, 9, 16, 17, 40}) {
      rows.clear();
      cachedTotals.clear();
      fill(length);
      ListReader.Result[] result = new ListReader.Result[1];
      assertThat(ids(reader(), result)).isEqualTo(rows);
      assertThat(result[0].complete()).isTrue();
      assertThat(result[0].entries()).isEqualTo(length);
    }
  }

  @Test
  void linksAreNotFollowedHoweverTheyAreWrittenAndTotalsNotBelieved() {
    fill(20);
    lie = 19;
    for (String written : List.of(link, "'http://inner:8000/api/api_fhir_r4/Patient/'", "null")) {
      link = written;
      ListReader.Result[] result = new ListReader.Result[1];
      assertThat(ids(reader(), result)).isEqualTo(rows);
      assertThat(result[0].complete()).isTrue();
    }
    assertThat(http.calls()).allMatch(call -> call.uri().getHost().equals("imis.example"));
  }

  @Test
  void aRowThatCannotBeReadIsNamedByItsPlaceAndByItsIdWhereTheServerTells() {
    fill(20);
    bad.add(13);
    ListReader.Result[] result = new ListReader.Result[1];
    ids(reader(), result);
    assertThat(result[0].why()).contains("row 14 of the list");
    assertThat(result[0].readToEnd()).isTrue();
    malformed = "malformed entry https://x/Claim/0B2F4C7E-0000-4000-8000-00000000000A";
    ids(reader(), result);
    assertThat(result[0].why())
        .contains("row 14 (0b2f4c7e-0000-4000-8000-00000000000a) of the list");
  }

  @Test
  void rowsThatCameSinceTheLastScanAreSeenAlthoughTotalsAreCached() {
    ListReader reader = reader();
    fill(5);
    ListReader.Result[] result = new ListReader.Result[1];
    ids(reader, result);
    rows.add("99999999999999999999999999999999-new");
    assertThat(ids(reader, result)).hasSize(6);
  }

  @Test
  void aRunThatBeginsSoonAfterAnotherUsesNoneOfItsFilters() {
    for (int run = 0; run < 3; run++) {
      ListReader reader = reader();
      for (int scan = 0; scan < 20; scan++) {
        reader.read(ApiPath.of("Patient"), row -> {});
      }
      clock.forward(Duration.ofSeconds(1));
    }
    List<String> scans = http.paths().stream().filter(path -> path.startsWith("GET")).toList();
    assertThat(scans).hasSize(60).doesNotHaveDuplicates();
  }

  @Test
  void badRowsAreFoundByHalvingAndEverythingElseIsRead() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 50; round++) {
      rows.clear();
      bad.clear();
      cachedTotals.clear();
      fill(random.nextInt(60));
      for (int i = 0; i < random.nextInt(4) && !rows.isEmpty(); i++) {
        bad.add(random.nextInt(rows.size()));
      }
      ListReader.Result[] result = new ListReader.Result[1];
      List<String> ids = ids(reader(), result);
      assertThat(ids).describedAs("seed %s", seed).hasSize(rows.size() - bad.size());
      assertThat(result[0].bad().stream().map(Long::intValue).collect(Collectors.toSet()))
          .describedAs("seed %s", seed)
          .isEqualTo(bad);
      assertThat(result[0].complete()).isEqualTo(bad.isEmpty());
    }
  }

  @Test
  void aServerThatCannotReadAnythingIsNotAskedForEachRow() {
    fill(10_000);
    IntStream.range(0, 10_000).forEach(bad::add);
    ListReader.Result[] result = new ListReader.Result[1];
    assertThat(ids(reader(), result)).isEmpty();
    assertThat(result[0].complete()).isFalse();
    assertThat(http.calls()).hasSizeLessThan(150);
  }

  @Test
  void rowsThatRepeatMakeTheScanStartAgainWithLargerPages() {
    fill(20);
    rows.set(17, rows.get(3));
    ListReader.Result[] result = new ListReader.Result[1];
    List<String> ids = ids(reader(), result);
    assertThat(ids).doesNotHaveDuplicates().hasSize(19);
    assertThat(result[0].complete()).isFalse();
    assertThat(result[0].why()).contains("twice");
  }

  @Test
  void aPassingFailureOfAReadIsRepeatedButNotForEver() {
    fill(3);
    failures = 2;
    ListReader.Result[] result = new ListReader.Result[1];
    assertThat(ids(reader(), result)).hasSize(3);
    assertThat(result[0].complete()).isTrue();
    failures = 3;
    assertThat(ids(reader(), result)).isEmpty();
    assertThat(result[0].complete()).isFalse();
  }

  @Test
  void aTimeFilterReachesALittleFurtherBack() {
    fill(1);
    reader().read(ApiPath.of("Claim"), LocalDateTime.of(2026, 11, 24, 8, 0), row -> {});
    String path = ScriptedHttp.path(http.calls().get(1));
    assertThat(path).containsPattern("_lastUpdated=ge2026-11-24T0[67]:");
  }

  @Test
  void organizationsGetNoTimeFilterBecauseTheServerFailsOnIt() {
    reader().read(ApiPath.of("Organization"), row -> {});
    assertThat(ScriptedHttp.path(http.calls().get(1))).doesNotContain("_lastUpdated");
  }
}
