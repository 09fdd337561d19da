package org.imisconnect.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.imisconnect.finding.Finding;
import org.imisconnect.finding.FindingSink;
import org.imisconnect.finding.Place;
import org.imisconnect.finding.Severity;
import org.imisconnect.record.Column;
import org.imisconnect.record.RecordType;

/**
 * Matches the names of a header with the declared columns. Names of the file are shown only where
 * at least one is known: else what was taken for a header may be a row with personal values. One
 * thread.
 */
public final class HeaderMatch {
  /** Columns that a file of rejects has for people; every source passes over them. */
  public static final String LINE = "_line";

  public static final String CODES = "_codes";

  public static final String REASON = "_reason";

  private final RecordType type;
  private final Place at;
  private final List<String> names;
  private final FindingSink findings;
  private final String unlike;
  private final int[] columns;
  private String trouble = "";

  /**
   * Matches, and gives what is wrong as findings.
   *
   * @param at the header's place
   * @param names the file's own names
   * @param unlike hint for a header of which no name is known
   */
  public HeaderMatch(
      RecordType type, Place at, List<String> names, String unlike, FindingSink findings) {
    this.unlike = unlike;
    this.type = type;
    this.at = at;
    this.names = names;
    this.findings = findings;
    this.columns = new int[names.size()];
    Arrays.fill(columns, -1);
    for (int i = 0; i < type.columns().size(); i++) {
      match(i, type.columns().get(i));
    }
    missing();
    unknown();
  }

  /** Declared column by position, -1 for one that is passed over. */
  public int[] columns() {
    return columns.clone();
  }

  /** Code of the finding that makes all rows unusable; empty where none. */
  public String trouble() {
    return trouble;
  }

  /** Whether a column is one that a file of rejects has for people. */
  public static boolean isPassedOver(String name) {
    return name.equals(LINE) || name.equals(CODES) || name.equals(REASON);
  }

  private void match(int index, Column column) {
    List<String> there = column.names().stream().filter(names::contains).toList();
    if (there.isEmpty()) {
      return;
    }
    String used = there.get(0);
    int position = names.indexOf(used);
    columns[position] = index;
    if (there.size() > 1) {
      add(
          "HDR_TWICE",
          Severity.WARNING,
          position,
          "column `" + column.name() + "` stands there as " + list(there) + "; the first is used.",
          "Export one of them only.");
    }
    if (names.lastIndexOf(used) != position) {
      trouble = "HDR_DUPLICATE";
      add(
          trouble,
          Severity.ERROR,
          names.lastIndexOf(used),
          "two columns have this name, so it is unknown which one counts; every row is rejected.",
          "Rename or leave out one of them.");
    }
  }

  private void missing() {
    List<String> wanted = new ArrayList<>();
    List<String> absent = new ArrayList<>();
    for (int i = 0; i < type.columns().size(); i++) {
      Column column = type.columns().get(i);
      if (positionOf(i) < 0) {
        (column.required() ? wanted : absent).add(String.join(" or ", column.names()));
      }
    }
    if (!wanted.isEmpty() || !isHeader()) {
      trouble = "HDR_MISSING";
      String found = isHeader() ? "found " + list(names) : "none of " + names.size() + " is known";
      List<String> all = wanted.isEmpty() ? absent : wanted;
      add(
          trouble,
          Severity.ERROR,
          -1,
          "the header lacks " + list(all) + "; " + found + ". Every row is rejected.",
          isHeader() ? "Mend the export, or add the spelling to `names` of the column." : unlike);
    } else if (!absent.isEmpty()) {
      add(
          "HDR_ABSENT",
          Severity.INFO,
          -1,
          "the file has no " + list(absent) + "; these stay empty.",
          "");
    }
  }

  private void unknown() {
    Map<String, Integer> known = type.indexBySourceName();
    for (int i = 0; i < columns.length && isHeader(); i++) {
      String name = names.get(i);
      if (columns[i] < 0 && !known.containsKey(name) && !isPassedOver(name)) {
        String near = NearName.hint(name, unmatched());
        add(
            "HDR_UNKNOWN",
            Severity.WARNING,
            i,
            (name.isEmpty() ? "a column without a name" : "a column that the pack does not know")
                + "; it is passed over.",
            near.isEmpty() ? "Declare it in the record, or leave it out of the export." : near);
      }
    }
  }

  private List<String> unmatched() {
    List<String> free = new ArrayList<>();
    for (int i = 0; i < type.columns().size(); i++) {
      if (positionOf(i) < 0) {
        free.addAll(type.columns().get(i).names());
      }
    }
    return free;
  }

  private boolean isHeader() {
    return Arrays.stream(columns).anyMatch(column -> column >= 0);
  }

  private int positionOf(int column) {
    for (int i = 0; i < columns.length; i++) {
      if (columns[i] == column) {
        return i;
      }
    }
    return -1;
  }

  private void add(String code, Severity severity, int position, String message, String hint) {
    Place place =
        position < 0 ? at : new Place(at.file(), at.line(), position + 1, names.get(position));
    findings.add(Finding.of(code, severity, place, message, hint));
  }

  private static String list(List<String> names) {
    return "`" + String.join("`, `", names) + "`";
  }
}
