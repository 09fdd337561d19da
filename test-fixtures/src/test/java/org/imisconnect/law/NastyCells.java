package org.imisconnect.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imisconnect.map.CompiledPack;
import org.imisconnect.map.DictionaryEntry;
import org.imisconnect.pack.CodeTable;
import org.imisconnect.record.Column;
import org.imisconnect.record.ColumnType;
import org.imisconnect.record.RecordType;

/**
 * Makes the cells of a scheme as nasty as their rules bear, so that the row is still mapped: texts
 * that break encoders, dates at their edges, amounts with zeros and foreign digits. Keys, codes and
 * the order of dates stay. What is empty is filled. Seeded.
 */
final class NastyCells {
  private static final Pattern TABLE = Pattern.compile("table\\((\\w+)");
  private static final List<String> TEXTS =
      List.of(
          "\"",
          "\\",
          "\\u0041",
          "/",
          "</script>",
          "&",
          "'",
          "{",
          "}",
          "\u007f",
          "\u0085",
          "\u2028",
          "\u2029",
          "\ufeff",
          "\u00a0",
          "\u3000",
          "ກ",
          "ຂໍ້",
          "๑๒๓",
          "မြန်မာ",
          "Nguyễn",
          "Nguye\u0302\u0303n",
          "😀",
          "👩‍👩‍👧",
          "𝟘",
          "a b",
          " ",
          "\t",
          "\n",
          "\r\n",
          "\u0001",
          "\u001f",
          "\b",
          "\f",
          "007",
          "1E5",
          "null",
          "true",
          ",",
          ";",
          "#",
          "=1+1",
          "O'Brien");
  private static final List<String> CODES =
      List.of("A1", "a b", "x/y", "<z>", "é", "ກ", "😀", "\"q\"", "\\", "1.50", "0", "ı", "İ");
  private static final List<String> DAYS =
      List.of("2024-02-29", "2000-02-29", "1900-01-01", "2026-12-31", "1999-12-31", "2020-01-01");

  /** After every other day: what is empty is an end, or a day that nothing is compared with. */
  private static final List<String> LATE_DAYS = List.of("2028-02-29", "2027-12-31", "9999-12-31");

  private static final List<String> TIMES = List.of("2024-02-29 00:00:00", "1999-12-31 23:59:59");
  private static final List<String> COUNTS = List.of("0", "7", "2147483647");

  /** What the generator leaves empty and no rule tells how to fill. */
  private static final Map<String, List<String>> FILLS =
      Map.ofEntries(
          Map.entry("tblHF.ContractStartDate", TIMES),
          Map.entry("tblHF.ContractEndDate", TIMES),
          Map.entry("tblOfficer.WorksTo", TIMES),
          Map.entry("tblLocations.MalePopulation", COUNTS),
          Map.entry("tblLocations.FemalePopulation", COUNTS),
          Map.entry("tblLocations.OtherPopulation", COUNTS),
          Map.entry("tblLocations.Families", COUNTS),
          Map.entry("tblProduct.GeneralAssemblyLumpSum", List.of("12.50")),
          Map.entry("tblProduct.GeneralAssemblyFee", List.of("7.500")),
          Map.entry("members.status_date", List.of("2025-12-31", "2026-03-01", "2028-02-29")));

  /** Most people live. */
  private static final List<String> STANDINGS = List.of("AC", "AC", "AC", "DE", "IN");

  /** Numbers that name a row of another table. */
  private static final Map<String, String> REFERENCES =
      Map.of(
          "tblClaim.ReferFrom", "tblHF.HfID",
          "tblClaim.ReferTo", "tblHF.HfID",
          "tblClaim.ICDID3", "tblICDCodes.ICDID",
          "tblClaim.ICDID4", "tblICDCodes.ICDID",
          "tblProduct.LocationId", "tblLocations.LocationId",
          "tblPayer.LocationId", "tblLocations.LocationId");

  private static final List<String> AMOUNTS =
      List.of("0.00", "1.50", "12.300", "0.10", "1000000.00", "99999999999.99", "5", "007.10");
  private static final List<String> QUANTITIES =
      List.of("-0.00", "0.0", "1.500", "12.3000", "0.000001", "3", "100", "-1.50", "1.0");

  private final RandomGenerator random;
  private final Map<String, List<String>> tables = new TreeMap<>();
  private final Map<String, List<String>> rules = new TreeMap<>();
  private final Map<String, List<String>> keys;

  /**
   * @param keys values of the columns that others refer to, by {@code record.column}
   */
  NastyCells(CompiledPack pack, Map<String, List<String>> keys, RandomGenerator random) {
    this.random = random;
    this.keys = keys;
    for (Map.Entry<String, CodeTable> table : pack.pack().codes().entrySet()) {
      List<String> sources = new ArrayList<>();
      table.getValue().rows().forEach(row -> sources.add(row.source()));
      sources.removeIf(source -> source.equals("*") || source.isEmpty());
      tables.put(table.getKey(), sources);
    }
    for (DictionaryEntry entry : pack.dictionary()) {
      rules
          .computeIfAbsent(entry.record() + "." + entry.column(), key -> new ArrayList<>())
          .add(entry.rule());
    }
  }

  /** Columns whose values the constructor wants. */
  static List<String> keyColumns() {
    return REFERENCES.values().stream().distinct().toList();
  }

  /** The cell as it shall stand in the file. */
  String cell(RecordType record, Column column, String given) {
    String name = record.name() + "." + column.name();
    if (name.equals("tblInsuree.status")) {
      return pick(STANDINGS);
    }
    if (given.isEmpty() && FILLS.containsKey(name)) {
      return pick(FILLS.get(name));
    }
    if (given.isEmpty() && REFERENCES.containsKey(name)) {
      return pick(keys.get(REFERENCES.get(name)));
    }
    List<String> used = rules.getOrDefault(name, List.of());
    if (used.isEmpty() || (!given.isEmpty() && random.nextInt(12) == 0)) {
      return given;
    }
    String all = String.join(" ", used);
    if (all.contains("number_text") || all.contains("ref(")) {
      return given;
    }
    Matcher table = TABLE.matcher(all);
    if (table.find()) {
      return given.isEmpty() ? pick(tables.getOrDefault(table.group(1), List.of(""))) : given;
    }
    return ofType(column, all, given);
  }

  private String ofType(Column column, String rules, String given) {
    ColumnType type = column.type();
    return switch (type) {
      case DATE, DATETIME -> given.isEmpty() ? pick(LATE_DAYS) : foreignDigits(given);
      case PARTIAL_DATE ->
          pick(List.of(given, foreignDigits(given), pick(DAYS), "1958", "1958-07"));
      case MONEY -> isReplaced(given) ? pick(AMOUNTS) : foreignDigits(given);
      case DECIMAL -> isReplaced(given) ? pick(QUANTITIES) : foreignDigits(given);
      case INTEGER, BOOLEAN -> given;
      case CODE, TEXT -> text(rules, given);
    };
  }

  private boolean isReplaced(String given) {
    return given.isEmpty() || random.nextInt(3) == 0;
  }

  private String text(String rules, String given) {
    if (rules.contains("squeeze") || rules.contains("trim")) {
      return random.nextInt(200) == 0 ? nasty().repeat(2_000) + "x" : "n" + nasty();
    }
    return rules.contains("| code") && given.isEmpty() ? pick(CODES) : given;
  }

  private String nasty() {
    StringBuilder text = new StringBuilder();
    int words = 1 + random.nextInt(4);
    for (int i = 0; i < words; i++) {
      text.append(random.nextInt(8) == 0 ? character() : pick(TEXTS));
    }
    return text.toString();
  }

  private String character() {
    int point = 1 + random.nextInt(random.nextBoolean() ? 0x250 : 0x11000);
    return point >= 0xD800 && point < 0xE000 ? "x" : Character.toString(point);
  }

  /** Thai or Lao digits now and then; what is no number stays. */
  private String foreignDigits(String given) {
    if (random.nextInt(4) > 0) {
      return given;
    }
    int zero = random.nextBoolean() ? 0x0E50 : 0x0ED0;
    StringBuilder text = new StringBuilder();
    given.chars().forEach(c -> text.appendCodePoint(c >= '0' && c <= '9' ? zero + c - '0' : c));
    return text.toString();
  }

  private String pick(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
