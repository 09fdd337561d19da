package org.imisconnect.map.compile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imisconnect.map.run.Cell;
import org.imisconnect.map.run.Value;
import org.imisconnect.map.run.Values;
import org.imisconnect.record.ColumnType;
import org.imisconnect.value.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A compiled expression with what is known of it. Immutable.
 *
 * @param value runs it
 * @param kind what it gives
 * @param constant its text where that is known; null else
 * @param cells every cell that it reads
 * @param column type of the column where it is a bare one; null else
 * @param formats formats of the columns that it is made of, before any function
 * @param codes every text that it can give, with where that is written; null where not known
 * @param targets resource type where it is a reference; empty else
 * @param entries what {@code list()} was given; empty else
 */
record Typed(
    Value value,
    Kind kind,
    @Nullable String constant,
    List<Cell> cells,
    @Nullable ColumnType column,
    List<String> formats,
    @Nullable Map<String, String> codes,
    String targets,
    List<Typed> entries) {
  Typed {
    cells = List.copyOf(cells);
    formats = List.copyOf(formats);
    entries = List.copyOf(entries);
  }

  static Typed of(Value value, Kind kind, List<Cell> cells) {
    return new Typed(value, kind, null, cells, null, List.of(), null, "", List.of());
  }

  static Typed constant(String text, Kind kind) {
    Map<String, String> codes = Map.of(text, "");
    return new Typed(
        new Values.Constant(text), kind, text, List.of(), null, List.of(), codes, "", List.of());
  }

  /** Stands for what could not be compiled; its error has been told. */
  static Typed broken() {
    return new Typed(
        new Values.Constant(""), Kind.TEXT, "", List.of(), null, List.of(), null, "?", List.of());
  }

  boolean isBroken() {
    return targets.equals("?");
  }

  static Typed column(Cell cell) {
    return new Typed(
        new Values.OfColumn(cell),
        Kind.TEXT,
        null,
        List.of(cell),
        cell.column().type(),
        List.of(cell.column().format()),
        null,
        "",
        List.of());
  }

  /** The same value, read as if it stood in another column. */
  Typed as(@Nullable ColumnType type, String format) {
    return new Typed(value, kind, constant, cells, type, List.of(format), codes, targets, entries);
  }

  Typed withCodes(Map<String, String> all) {
    return new Typed(value, kind, constant, cells, column, formats, all, targets, entries);
  }

  Typed withTarget(String type) {
    return new Typed(value, kind, constant, cells, column, formats, codes, type, entries);
  }

  Typed withEntries(List<Typed> all) {
    return new Typed(value, kind, constant, cells, column, formats, codes, targets, all);
  }

  /** The first of several that is not absent. */
  static Typed firstOf(List<Typed> options) {
    List<String> formats = new ArrayList<>();
    Map<String, String> codes = new LinkedHashMap<>();
    boolean known = true;
    Kind kind = options.get(0).kind();
    ColumnType column = options.get(0).column();
    String targets = options.get(0).targets();
    for (Typed option : options) {
      formats.addAll(option.formats());
      known &= option.codes() != null;
      if (option.codes() != null) {
        codes.putAll(option.codes());
      }
      kind = option.kind() == kind ? kind : common(kind, option.kind());
      column = option.column() == column || option.constant() != null ? column : null;
      targets = option.targets().equals(targets) ? targets : "";
    }
    Value[] values = options.stream().map(Typed::value).toArray(Value[]::new);
    return new Typed(
        new Values.FirstOf(values),
        kind,
        null,
        cells(options),
        column,
        formats,
        known ? codes : null,
        targets,
        List.of());
  }

  static List<Cell> cells(List<Typed> all) {
    return all.stream().flatMap(typed -> typed.cells().stream()).distinct().toList();
  }

  private static Kind common(Kind a, Kind b) {
    boolean numbers =
        (a == Kind.INTEGER || a == Kind.DECIMAL) && (b == Kind.INTEGER || b == Kind.DECIMAL);
    return numbers ? Kind.DECIMAL : Kind.TEXT;
  }
}
