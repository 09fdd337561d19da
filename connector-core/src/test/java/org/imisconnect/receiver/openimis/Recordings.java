package org.imisconnect.receiver.openimis;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.imisconnect.receiver.Http.Received;

/**
 * Exchanges recorded at real servers, where they lie beside the checkout; else tests are skipped.
 */
public final class Recordings {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Recordings() {}

  /** One recorded exchange. */
  public record Exchange(
      String name, String method, String path, JsonNode sent, Received answer, JsonNode body) {
    @Override
    public String toString() {
      return name;
    }
  }

  public static List<Exchange> of(String build) {
    Path folder = folder(build);
    assumeTrue(folder != null, "skipped: no recordings beside the checkout");
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(Recordings::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The exchange whose file name contains a short name. */
  public static Exchange get(String build, String shortName) {
    return of(build).stream()
        .filter(exchange -> exchange.name().substring(4).equals(shortName + ".json"))
        .findFirst()
        .orElseThrow();
  }

  private static Path folder(String build) {
    for (Path dir = Path.of(System.getProperty("user.dir")); dir != null; dir = dir.getParent()) {
      Path folder = dir.resolveSibling("shared").resolve("recordings").resolve(build);
      if (Files.isDirectory(folder)) {
        return folder;
      }
    }
    return null;
  }

  private static Exchange read(Path file) {
    try {
      JsonNode json = JSON.readTree(file.toFile());
      JsonNode body = json.path("response").path("body");
      String type = json.path("response").path("headers").path("content-type").asText();
      String text = body.isTextual() && !type.contains("json") ? body.asText() : body.toString();
      Received answer =
          new Received(
              json.path("response").path("status").asInt(), Map.of("content-type", type), text);
      JsonNode request = json.path("request");
      return new Exchange(
          file.getFileName().toString(),
          request.path("method").asText(),
          request.path("path").asText(),
          request.path("body"),
          answer,
          body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
