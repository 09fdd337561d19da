package org.imisconnect.run.project;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.imisconnect.exchange.PushResult;
import org.imisconnect.run.mapping.PrivateFiles;

/** The runs of a project, one line of JSON each; numbers only. One thread. */
public final class RunJournal {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Path file;

  public RunJournal(Project project) {
    this.file = project.folders().state().resolve("runs.ndjson");
  }

  /**
   * One push.
   *
   * @param stop why it ended, as {@link PushResult.Stop}, or FAILED
   * @param words why it stopped, for people; empty when it is done
   */
  public record Run(
      String environment,
      Instant began,
      Instant ended,
      long requests,
      long sent,
      long accepted,
      long refused,
      long unknown,
      long waiting,
      String stop,
      String words) {

    /** A push that came to its end. */
    public static Run of(
        String environment, Instant began, Instant ended, long requests, PushResult result) {
      return new Run(
          environment,
          began,
          ended,
          requests,
          result.sent(),
          result.accepted(),
          result.refused(),
          result.unknown(),
          result.waiting(),
          result.stop().name(),
          result.words());
    }

    /** A push that an error ended. */
    public static Run failed(String environment, Instant began, Instant ended, long requests) {
      return new Run(environment, began, ended, requests, 0, 0, 0, 0, 0, "FAILED", "an error");
    }
  }

  /** Appends a run. */
  public void add(Run run) throws IOException {
    PrivateFiles.folderOf(file);
    ObjectNode node = JSON.createObjectNode();
    node.put("environment", run.environment());
    node.put("began", run.began().toString());
    node.put("ended", run.ended().toString());
    node.put("requests", run.requests()).put("sent", run.sent());
    node.put("accepted", run.accepted()).put("refused", run.refused());
    node.put("unknown", run.unknown()).put("waiting", run.waiting());
    node.put("stop", run.stop()).put("words", run.words());
    Files.writeString(
        file,
        node + "\n",
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /** The last run with an environment. A line that was cut by a crash is passed over. */
  public Optional<Run> last(String environment) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    for (int i = lines.size() - 1; i >= 0; i--) {
      Optional<Run> run = parse(lines.get(i)).filter(r -> r.environment().equals(environment));
      if (run.isPresent()) {
        return run;
      }
    }
    return Optional.empty();
  }

  private static Optional<Run> parse(String line) {
    try {
      JsonNode node = JSON.readTree(line);
      return Optional.of(
          new Run(
              node.path("environment").asText(),
              Instant.parse(node.path("began").asText()),
              Instant.parse(node.path("ended").asText()),
              node.path("requests").asLong(),
              node.path("sent").asLong(),
              node.path("accepted").asLong(),
              node.path("refused").asLong(),
              node.path("unknown").asLong(),
              node.path("waiting").asLong(),
              node.path("stop").asText(),
              node.path("words").asText()));
    } catch (IOException | java.time.DateTimeException e) {
      return Optional.empty();
    }
  }
}
