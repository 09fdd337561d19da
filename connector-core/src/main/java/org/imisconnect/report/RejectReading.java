package org.imisconnect.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads what was rejected, and gives its money to the causes. Where a row was rejected only for its
 * children, theirs are the causes. One thread.
 */
final class RejectReading {
  private static final String CHILD = "CHILD_REJECTED";
  private static final String PARENT = "PARENT_REJECTED";
  private final RunReading reading;
  private final Path folder;
  private final Map<String, RejectRow> claims = new HashMap<>();
  private final Map<Integer, List<RejectRow>> waiting = new HashMap<>();

  RejectReading(RunReading reading, Path folder) {
    this.reading = reading;
    this.folder = folder;
  }

  void read() throws IOException {
    String claimed = reading.run.claimed().map(RunFacts.MoneyColumn::record).orElse("");
    String money = reading.run.claimed().map(RunFacts.MoneyColumn::column).orElse("");
    RejectFile parents = file(claimed);
    for (RunFacts.RecordRows record : reading.run.records()) {
      if (!record.name().equals(claimed)) {
        RejectFile children = file(record.name());
        String shared =
            parents.header().stream()
                .filter(name -> !name.startsWith("_") && children.header().contains(name))
                .findFirst()
                .orElse("");
        children.each("", shared, java.util.Set.of(), this::child);
      }
    }
    parents.each(money, first(parents), reading.facilities.known(), row -> parent(claimed, row));
    fates();
  }

  /** The shared column of a claim is its own number: the first column as a rule. */
  private static String first(RejectFile file) {
    return file.header().size() > 2 ? file.header().get(2) : "";
  }

  private void child(RejectRow row) {
    if (!row.codes().contains(CHILD) && row.parent() != 0) {
      waiting.computeIfAbsent(row.parent(), key -> new ArrayList<>()).add(row);
    }
  }

  private void parent(String record, RejectRow row) {
    claims.put(record + '\n' + row.line(), row);
    if (row.facility() != null) {
      reading
          .facility(row.facility())
          .add(Fate.REJECTED, row.amount() == null ? java.math.BigDecimal.ZERO : row.amount());
    }
    boolean forChildren = row.codes().contains(CHILD) && waiting.containsKey(row.parent());
    List<String> codes =
        forChildren ? waiting.getOrDefault(row.parent(), List.of()).get(0).codes() : row.codes();
    codes.stream()
        .filter(code -> !code.isEmpty() && !code.equals(PARENT))
        .findFirst()
        .ifPresent(code -> reading.cause(code).weigh(row.amount(), row.facility()));
  }

  private void fates() throws IOException {
    try (JsonLines lines = new JsonLines(folder.resolve("rows.ndjson"))) {
      for (JsonNode node = lines.next(); node != null; node = lines.next()) {
        Fate fate =
            switch (node.path("class").asText()) {
              case "orphaned" -> Fate.ORPHANED;
              case "filtered" -> Fate.FILTERED;
              default -> Fate.REJECTED;
            };
        String line = node.path("line").asText();
        RejectRow row = claims.get(node.path("record").asText() + '\n' + line);
        reading.note(
            node.path("file").asText() + ":" + line,
            new RowFact(
                fate, "", row == null ? null : row.amount(), row == null ? null : row.facility()));
      }
    }
  }

  private RejectFile file(String record) throws IOException {
    Path file = folder.resolve("rejects").resolve(record + ".csv");
    return record.isEmpty() || !Files.isRegularFile(file)
        ? RejectFile.none()
        : RejectFile.read(file);
  }
}
