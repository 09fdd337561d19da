package org.imisconnect.receiver;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imisconnect.finding.Finding;
import org.imisconnect.finding.FindingSink;
import org.imisconnect.finding.Place;
import org.imisconnect.finding.Severity;
import org.jspecify.annotations.Nullable;

/**
 * National code to the code of one installation, by kind and day. Belongs to a project, never to a
 * pack. Immutable, thread-safe.
 *
 * <pre>{@code
 * source,target,from,to,note
 * HF07,H0007,,2026-06-30,old building
 * HF07,H0107,2026-07-01,,
 * *,=,,,every other code is the same there
 * }</pre>
 */
public final class Crosswalk {
  /** Source that stands for every code without a row of its own. */
  public static final String ANY = "*";

  /** Target that stands for the source code itself. */
  public static final String SAME = "=";

  private final Map<CrosswalkKind, Map<String, List<Row>>> rows =
      new EnumMap<>(CrosswalkKind.class);

  /**
   * One row.
   *
   * @param from first day; null for always
   * @param to last day; null for ever
   * @param place its line, for messages
   */
  public record Row(
      String source,
      String target,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      String note,
      Place place) {
    boolean holdsOn(LocalDate day) {
      return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }

    boolean overlaps(Row other) {
      return startsBy(other.to) && other.startsBy(to);
    }

    private boolean startsBy(@Nullable LocalDate day) {
      return from == null || day == null || !from.isAfter(day);
    }
  }

  private Crosswalk() {}

  /** A crosswalk without any row. */
  public static Crosswalk empty() {
    return new Crosswalk();
  }

  /** A crosswalk of given rows; two rows of one source that hold on one day are a finding. */
  public static Crosswalk of(Map<CrosswalkKind, List<Row>> rows, FindingSink findings) {
    Crosswalk crosswalk = new Crosswalk();
    rows.forEach((kind, list) -> list.forEach(row -> crosswalk.add(kind, row, findings)));
    return crosswalk;
  }

  /**
   * Reads the files of a folder; a file that is not there has no rows.
   *
   * @param findings takes CROSSWALK_INVALID and CROSSWALK_OVERLAP, with file and line
   */
  public static Crosswalk read(Path folder, FindingSink findings) throws IOException {
    Map<CrosswalkKind, List<Row>> rows = new EnumMap<>(CrosswalkKind.class);
    for (CrosswalkKind kind : CrosswalkKind.values()) {
      rows.put(kind, CrosswalkFile.read(folder, kind, findings));
    }
    return of(rows, findings);
  }

  private void add(CrosswalkKind kind, Row row, FindingSink findings) {
    List<Row> sameSource =
        rows.computeIfAbsent(kind, k -> new HashMap<>())
            .computeIfAbsent(row.source(), s -> new ArrayList<>(1));
    for (Row other : sameSource) {
      if (row.overlaps(other)) {
        findings.add(
            Finding.of(
                "CROSSWALK_OVERLAP",
                Severity.ERROR,
                row.place(),
                "the source code of line " + other.place().line() + " again, on the same days.",
                "End one row with `to` before the other begins, or remove one."));
        return;
      }
    }
    sameSource.add(row);
  }

  /** The target of a code on a day; empty where no row holds. */
  public Optional<String> find(CrosswalkKind kind, String code, LocalDate day) {
    Map<String, List<Row>> table = rows.getOrDefault(kind, Map.of());
    Optional<Row> row = holding(table.get(code), day).or(() -> holding(table.get(ANY), day));
    return row.map(r -> r.target().equals(SAME) ? code : r.target());
  }

  private static Optional<Row> holding(@Nullable List<Row> candidates, LocalDate day) {
    return candidates == null
        ? Optional.empty()
        : candidates.stream().filter(row -> row.holdsOn(day)).findFirst();
  }

  /** All rows of a kind, in the order of their lines. */
  public List<Row> rows(CrosswalkKind kind) {
    return rows.getOrDefault(kind, Map.of()).values().stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparingLong(row -> row.place().line()))
        .toList();
  }
}
