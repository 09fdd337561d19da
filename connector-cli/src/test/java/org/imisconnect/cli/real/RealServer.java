package org.imisconnect.cli.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The real openIMIS that {@code test-fixtures/openimis-server/suite} has started. One thread. */
final class RealServer {
  static final Path SCRIPTS = Path.of("../test-fixtures/openimis-server").toAbsolutePath();
  static final String USER = "connector";
  static final String PASSWORD = "Openimis-1";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PAGE = 500;

  private final HttpClient http = HttpClient.newHttpClient();
  private final String folder;
  private final String url;
  private final String release;

  private RealServer(String folder, String url, String release) {
    this.folder = folder;
    this.url = url;
    this.release = release;
  }

  /** The server that the run names; without one the tests are skipped, and say so. */
  static RealServer ofTheRun() {
    String folder = System.getProperty("openimis.dir", "");
    Assumptions.assumeFalse(
        folder.isEmpty(), "skipped: no real openIMIS, test-fixtures/openimis-server/suite runs it");
    return new RealServer(
        folder, System.getProperty("openimis.url"), System.getProperty("openimis.release"));
  }

  URI url() {
    return URI.create(url);
  }

  /** Rows that a build makes of one new person. */
  int rowsOfAPerson() {
    return release.equals("24.04") ? 2 : 1;
  }

  /** Whether a visit of before its contract's recording is rejected. */
  boolean countsRecordingDay() {
    return !release.equals("24.04");
  }

  /** Back to the demonstration data. */
  void reset() throws IOException, InterruptedException {
    script("reset", folder);
  }

  /** The rows of a query. */
  List<List<String>> rows(String query) throws IOException, InterruptedException {
    String said = script("sql", folder, "-A", "-t", "-F", "\t", "-c", query);
    return said.lines().map(line -> Arrays.asList(line.split("\t", -1))).toList();
  }

  /** The number that a query gives. */
  int number(String query) throws IOException, InterruptedException {
    return Integer.parseInt(rows(query).get(0).get(0));
  }

  /** Logs in. */
  String token() throws IOException, InterruptedException {
    String login =
        JSON.createObjectNode().put("username", USER).put("password", PASSWORD).toString();
    HttpRequest.Builder asked =
        HttpRequest.newBuilder(url().resolve("login/")).header("Content-Type", "application/json");
    return send(asked.POST(HttpRequest.BodyPublishers.ofString(login)).build())
        .path("token")
        .asText();
  }

  /** All that a list shows to the account. */
  List<JsonNode> list(String type) throws IOException, InterruptedException {
    String token = token();
    List<JsonNode> all = new ArrayList<>();
    for (int page = 1; all.size() == PAGE * (page - 1); page++) {
      JsonNode bundle =
          send(
              HttpRequest.newBuilder(
                      url().resolve(type + "/?_count=" + PAGE + "&page-offset=" + page))
                  .header("Authorization", "Bearer " + token)
                  .build());
      bundle.path("entry").forEach(entry -> all.add(entry.path("resource")));
    }
    return all;
  }

  private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(request.uri().getPath()).isBetween(200, 299);
    return JSON.readTree(answer.body());
  }

  private static String script(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(SCRIPTS.resolve("openimis").toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s: %s", arguments[0], said).isZero();
    return said;
  }
}
