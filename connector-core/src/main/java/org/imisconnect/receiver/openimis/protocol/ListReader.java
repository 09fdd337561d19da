package org.imisconnect.receiver.openimis.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.imisconnect.receiver.Http;

/**
 * Reads a list to its end although the server's totals are cached, its links are no help, its order
 * has ties and one bad row spoils a whole page. Thread-safe; each scan is on its own.
 *
 * <p>Pages are counted here. A filter that lets everything pass and differs in each scan keeps the
 * cached total away. A page that answers 500 is halved until the bad rows stand alone.
 */
public final class ListReader {
  /** Page size: a power of two, so that halves of a page are pages again. */
  private static final int PAGE = 512;

  private static final int MAX_PAGE = 8192;
  private static final int MAX_BAD_ROWS = 50;
  private static final int SHOWN = 10;

  /** The newest release names the row that it cannot write out by its address. */
  private static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private static final LocalDateTime ANCIENT = LocalDateTime.of(1900, 1, 1, 0, 0);

  /** Filters differ between scans, and between runs that follow each other. */
  private static final long MILLIS_PER_SCAN = 20;

  private static final long SCANS = 1_500_000_000L;

  /** Absorbs a clock that is not quite right, and rows of one second. */
  private static final Duration OVERLAP = Duration.ofMinutes(10);

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);
  private final OpenImisClient client;
  private final int firstPage;
  private final Clock clock;
  private final AtomicLong scans = new AtomicLong();

  public ListReader(OpenImisClient client, Clock clock) {
    this(client, clock, PAGE);
  }

  /** For tests: with small pages. */
  ListReader(OpenImisClient client, Clock clock, int firstPage) {
    this.client = client;
    this.firstPage = firstPage;
    this.clock = clock;
  }

  /**
   * What a scan came to.
   *
   * @param entries rows given on, each once
   * @param bad 0-based positions of rows that the server cannot write out
   * @param readToEnd whether every other row was read
   * @param why empty when every row was read; never personal
   */
  public record Result(long entries, List<Long> bad, boolean readToEnd, String why) {
    public Result {
      bad = List.copyOf(bad);
    }

    public boolean complete() {
      return why.isEmpty();
    }
  }

  /**
   * Gives on each row of a list once.
   *
   * @param path the list with its filters; paging is added here
   */
  public Result read(ApiPath path, Consumer<JsonNode> sink) {
    return read(path, ANCIENT, sink);
  }

  /**
   * Gives on each row that was recorded since an instant, once.
   *
   * @param since in the server's own time, which has no zone; the filter reaches a little further
   *     back
   */
  public Result read(ApiPath path, LocalDateTime since, Consumer<JsonNode> sink) {
    ApiPath list = path.type().equals("Organization") ? path : varied(path, since);
    Set<String> seen = new HashSet<>();
    Scan scan = new Scan(list, seen, sink);
    for (int size = firstPage; size <= MAX_PAGE; size *= 4) {
      scan = new Scan(list, seen, sink);
      scan.run(size);
      if (!scan.why.isEmpty() || !scan.repeated) {
        return scan.result();
      }
    }
    scan.toEnd = false;
    scan.why = "rows came twice, so others may have been left out";
    return scan.result();
  }

  /** A filter that every row wanted passes, and that no scan before had. */
  private ApiPath varied(ApiPath path, LocalDateTime since) {
    long now = clock.millis() / MILLIS_PER_SCAN % SCANS;
    long scan = scans.updateAndGet(last -> Math.max(last + 1, now));
    LocalDateTime from =
        since.equals(ANCIENT)
            ? since.plusSeconds(scan)
            : since.minus(OVERLAP).minusSeconds(scan % 3600);
    return path.with("_lastUpdated", "ge" + SECONDS.format(from));
  }

  private final class Scan {
    private final ApiPath list;
    private final Set<String> seen;
    private final Consumer<JsonNode> sink;
    private final List<Long> bad = new ArrayList<>();
    private final Map<Long, String> names = new HashMap<>();
    private final Set<String> thisScan = new HashSet<>();
    private boolean repeated;
    private boolean ended;
    private boolean toEnd;
    private String why = "";

    Scan(ApiPath list, Set<String> seen, Consumer<JsonNode> sink) {
      this.list = list;
      this.seen = seen;
      this.sink = sink;
    }

    void run(int size) {
      for (long page = 1; !ended && why.isEmpty(); page++) {
        read(size, page);
      }
      toEnd = why.isEmpty();
      if (toEnd && !bad.isEmpty()) {
        why = badRows();
      }
    }

    /** Rows by their place in the list, counted from 1, and by the server's own id if it tells. */
    private String badRows() {
      String places =
          bad.stream()
              .limit(SHOWN)
              .map(place -> (place + 1) + names.getOrDefault(place, ""))
              .collect(Collectors.joining(", "));
      return (bad.size() == 1 ? "row " : "rows ")
          + places
          + (bad.size() > SHOWN ? " and others" : "")
          + " of the list cannot be read by the server itself";
    }

    private void read(int size, long page) {
      Http.Answer answer = readPage(size, page);
      if (!(answer instanceof Http.Received received)) {
        why = "a page could not be read: " + LoginSession.cause(answer);
        return;
      }
      if (received.status() == 200) {
        take(received, size);
      } else if (received.status() == 404 && ErrorText.of(received).says("Invalid page")) {
        ended = true;
      } else if (received.status() == 500) {
        halve(size, page, received);
      } else {
        why = "a page was answered with status " + received.status();
      }
    }

    private void take(Http.Received received, int size) {
      List<JsonNode> rows = new ArrayList<>();
      Json.page(received.body(), rows::add)
          .ifPresentOrElse(
              page -> {
                rows.forEach(this::give);
                ended |= page.entries() < size;
              },
              () -> why = "a page is not a readable Bundle");
    }

    private void give(JsonNode row) {
      String id = Fhir.uuid(row).orElse("");
      if (!id.isEmpty() && !thisScan.add(id)) {
        repeated = true;
        return;
      }
      if (id.isEmpty() || seen.add(id)) {
        sink.accept(row);
      }
    }

    private void halve(int size, long page, Http.Received received) {
      if (size == 1) {
        bad.add(page - 1);
        Matcher id = ID.matcher(ErrorText.of(received).text());
        if (id.find()) {
          names.put(page - 1, " (" + id.group().toLowerCase(Locale.ROOT) + ")");
        }
        if (bad.size() > MAX_BAD_ROWS) {
          why = "more than " + MAX_BAD_ROWS + " rows that the server cannot read";
        }
        return;
      }
      read(size / 2, 2 * page - 1);
      if (!ended && why.isEmpty()) {
        read(size / 2, 2 * page);
      }
    }

    private Http.Answer readPage(int size, long page) {
      return client.get(
          list.with("_count", Integer.toString(size)).with("page-offset", Long.toString(page)));
    }

    Result result() {
      return new Result(seen.size(), bad, toEnd, why);
    }
  }
}
