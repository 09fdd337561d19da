package org.imisconnect.reconcile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.imisconnect.map.LineSum;
import org.imisconnect.reconcile.TraceEntry.RowMark;
import org.imisconnect.record.RecordType;
import org.imisconnect.source.RecordSource;

/**
 * Looks for the rows and resources that make a proof fail: only once it is known that it fails, so
 * that it may hold their hashes in memory.
 */
final class Breaks {
  /** Breaks told of one cause; the terms count all of them. */
  private static final int MOST = 100;

  private final Artefacts artefacts;
  private final Path folder;
  private final Amounts amounts;
  private final List<Break> breaks = new ArrayList<>();

  Breaks(Artefacts artefacts, Path folder, Amounts amounts) {
    this.artefacts = artefacts;
    this.folder = folder;
    this.amounts = amounts;
  }

  List<Break> list() {
    return breaks;
  }

  /** Finds rows that the run saw and the source lacks, and the other way round. */
  void rows(RecordType record, RecordSource source, SourceCount count) throws IOException {
    Map<Long, Integer> there = new HashMap<>();
    count.eachRow(source, (batch, row, hash) -> there.merge(hash, 1, Integer::sum));
    List<Missing> missing = new ArrayList<>();
    java.util.Set<String> seen = new java.util.HashSet<>();
    artefacts.trace(
        entry -> {
          take(record, entry.row(), entry, there, seen, missing);
          entry.rows().forEach(row -> take(record, row, entry, there, seen, missing));
        });
    artefacts.rows((row, rowClass) -> take(record, row, none(row), there, seen, missing));
    addMissingRows(missing.subList(0, Math.min(MOST, missing.size())));
    int before = breaks.size();
    count.eachRow(
        source,
        (batch, row, hash) -> {
          if (there.getOrDefault(hash, 0) > 0 && breaks.size() < before + MOST) {
            there.merge(hash, -1, Integer::sum);
            breaks.add(
                new Break(
                    "ROW_NEW",
                    record.name(),
                    "",
                    batch.origin(row).file() + ":" + batch.line(row),
                    count.amounts(batch, row),
                    "the source holds a row that was not mapped, or was altered since"));
          }
        });
  }

  private static TraceEntry none(RowMark row) {
    return new TraceEntry("", "", 0, List.of(), row, List.of());
  }

  private static void take(
      RecordType record,
      RowMark row,
      TraceEntry entry,
      Map<Long, Integer> there,
      java.util.Set<String> seen,
      List<Missing> missing) {
    if (!row.record().equals(record.name()) || !seen.add(row.place())) {
      return;
    }
    int left = there.getOrDefault(row.hash(), 0);
    if (left > 0) {
      there.put(row.hash(), left - 1);
    } else {
      missing.add(
          new Missing(
              entry,
              new Break(
                  "ROW_MISSING",
                  record.name(),
                  key(entry),
                  row.place(),
                  "",
                  "the run read this row, and the source no longer holds it as it was")));
    }
  }

  /**
   * Finds lines of the trace without their resource, and resources that are not as they were made.
   */
  void resources(String type, RowAmounts rowAmounts) throws IOException {
    Map<Long, Integer> there = new HashMap<>();
    Path file = folder.resolve(type + ".ndjson");
    if (Files.isRegularFile(file)) {
      NdjsonCount.eachLine(
          file, (bytes, from, to) -> there.merge(LineSum.of(bytes, from, to), 1, Integer::sum));
    }
    List<Missing> missing = new ArrayList<>();
    artefacts.trace(
        entry -> {
          if (!entry.type().equals(type)) {
            return;
          }
          int left = there.getOrDefault(entry.sum(), 0);
          if (left > 0) {
            there.put(entry.sum(), left - 1);
          } else if (missing.size() < MOST) {
            missing.add(
                new Missing(
                    entry,
                    new Break(
                        "RESOURCE_MISSING",
                        type,
                        key(entry),
                        entry.row().place(),
                        "",
                        "the resource of this row is not in " + type + ".ndjson as it was made")));
          }
        });
    addMissingResources(missing, rowAmounts);
    long foreign = there.values().stream().mapToLong(Integer::longValue).sum();
    if (foreign > 0) {
      breaks.add(
          new Break(
              "RESOURCE_ALTERED",
              type,
              "",
              type + ".ndjson",
              "",
              foreign + " lines were not made by the run, or were altered since"));
    }
  }

  /** The money of a resource that is gone stands in the row that it was made of. */
  private void addMissingResources(List<Missing> missing, RowAmounts rowAmounts)
      throws IOException {
    Map<String, java.util.Set<String>> placesByRecord = new HashMap<>();
    for (Missing one : missing) {
      RowMark row = one.entry().row();
      placesByRecord
          .computeIfAbsent(row.record(), record -> new java.util.HashSet<>())
          .add(row.place());
    }
    Map<String, String> found = new HashMap<>();
    for (Map.Entry<String, java.util.Set<String>> record : placesByRecord.entrySet()) {
      found.putAll(rowAmounts.of(record.getKey(), record.getValue()));
    }
    for (Missing one : missing) {
      breaks.add(one.what().withAmount(found.getOrDefault(one.entry().row().place(), "")));
    }
  }

  /** Where a contract has no number of its own, its key holds that of a person. */
  static boolean isContractNumber(String type, List<String> key) {
    return type.equals("Contract") && key.size() == 1;
  }

  /** Money of rows of a record by {@code file:line}. */
  interface RowAmounts {
    Map<String, String> of(String record, java.util.Set<String> places) throws IOException;
  }

  /** The number of a claim or contract may be shown; that of a person may not. */
  private static String key(TraceEntry entry) {
    boolean shown = entry.type().equals("Claim") || isContractNumber(entry.type(), entry.key());
    return shown ? String.join(" ", entry.key()) : "";
  }

  /** The money of a row that is gone stands in the resource that it became. */
  private void addMissingRows(List<Missing> missing) throws IOException {
    Map<String, java.util.Set<String>> idsByType = new HashMap<>();
    for (Missing one : missing) {
      idsByType
          .computeIfAbsent(one.entry().type(), type -> new java.util.HashSet<>())
          .add(one.entry().id());
    }
    Map<String, String> found = new HashMap<>();
    for (Map.Entry<String, java.util.Set<String>> type : idsByType.entrySet()) {
      found.putAll(amounts.ofResources(type.getKey(), type.getValue()));
    }
    for (Missing one : missing) {
      breaks.add(one.what().withAmount(found.getOrDefault(one.entry().id(), "")));
    }
  }

  /** A break and the trace of what it is about. */
  private record Missing(TraceEntry entry, Break what) {}
}
