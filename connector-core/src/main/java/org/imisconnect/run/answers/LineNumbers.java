package org.imisconnect.run.answers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.imisconnect.receiver.Answer;
import org.imisconnect.receiver.Form;
import org.jspecify.annotations.Nullable;

/**
 * The scheme's number of each line of a claim. A receiver counts lines in its own order, and a form
 * counts them from one, so an answer's line is found by its code among those of the form. Keeps the
 * numbers of those claims only whose lines are not numbered from one. One thread.
 */
final class LineNumbers {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Map<String, int[]> unusual = new HashMap<>();

  /** Reads the mapped claims, where there are any. */
  static LineNumbers read(Path output) throws IOException {
    LineNumbers numbers = new LineNumbers();
    Path file = output.resolve("Claim.ndjson");
    if (Files.isRegularFile(file)) {
      try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
          numbers.add(JSON.readTree(line));
        }
      }
    }
    return numbers;
  }

  private void add(JsonNode claim) {
    JsonNode items = claim.path("item");
    int[] sequences = new int[items.size()];
    boolean usual = true;
    for (int i = 0; i < sequences.length; i++) {
      sequences[i] = items.path(i).path("sequence").asInt();
      usual &= sequences[i] == i + 1;
    }
    if (!usual) {
      unusual.put(claim.path("id").asText(), sequences);
    }
  }

  /**
   * A line of an answer with what the scheme knows of it.
   *
   * @param number the scheme's number
   * @param asked the line as it was sent; null where the form is not kept
   */
  record Placed(Answer.Line line, int number, @Nullable JsonNode asked) {}

  /**
   * The lines of an answer, in its order.
   *
   * @param form what was sent; null where it is not kept, then the receiver's order counts
   */
  List<Placed> of(String id, Answer answer, @Nullable Form form) {
    List<Placed> lines = new ArrayList<>();
    boolean[] used = new boolean[form == null ? 0 : form.body().path("item").size()];
    for (Answer.Line line : answer.lines()) {
      int place = form == null ? -1 : place(form, line, used);
      lines.add(
          form == null || place < 0
              ? new Placed(line, line.sequence(), null)
              : new Placed(line, number(id, place), form.body().path("item").path(place)));
    }
    return lines;
  }

  private static int place(Form form, Answer.Line line, boolean[] used) {
    JsonNode items = form.body().path("item");
    for (int i = 0; i < items.size(); i++) {
      JsonNode item = items.path(i);
      String kind = item.path("category").path("text").asText();
      boolean same =
          item.path("productOrService").path("text").asText().equals(line.code())
              && (line.kind().isEmpty() || kind.isEmpty() || kind.equals(line.kind()));
      if (same && !used[i]) {
        used[i] = true;
        return i;
      }
    }
    return -1;
  }

  private int number(String id, int place) {
    int[] sequences = unusual.get(id);
    return sequences == null || place >= sequences.length ? place + 1 : sequences[place];
  }
}
