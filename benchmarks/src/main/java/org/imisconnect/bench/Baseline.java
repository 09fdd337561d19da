package org.imisconnect.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * W1 by hand: members, policies and contributions of {@code starter} to Patient, Group and
 * Contract, with ids, findings and accounts. {@code Baseline jackson|hapi IN OUT THREADS}.
 */
public final class Baseline {
  private static final Map<String, String> SEX =
      Map.of("F", "female", "M", "male", "O", "other", "U", "unknown");
  private static final Map<String, String> MARITAL =
      Map.of("single", "S", "married", "M", "divorced", "D", "widowed", "W");
  private static final Map<String, String> RELATIONS =
      same("head", "spouse", "child", "parent", "sibling", "grandchild", "other");
  private static final Map<String, String> STANDINGS = same("active", "deceased", "left");
  private static final Map<String, String> STAGES = same("new", "renewal");
  private static final Map<String, String> STATES =
      Map.of(
          "active", "executed", "unpaid", "offered", "suspended", "disputed", "cancelled",
          "cancelled");
  private static final Map<String, String> PAY_TYPES =
      same("cash", "bank", "mobile", "payroll", "subsidy");
  private static final Map<String, String> ID_TYPES =
      Map.of(
          "national_card", "NI", "birth_certificate", "BCT", "passport", "PPN", "driving_licence",
          "DL", "voter_card", "", "other", "");

  private final Path in;
  private final Path out;
  private final Notes notes;
  private final ThreadLocal<ResourceWriter> writers;
  private final @Nullable ExecutorService pool;
  private final Map<String, Household> households = new LinkedHashMap<>();
  private final Map<String, List<String>> members = new HashMap<>();
  private final Set<String> broken = new HashSet<>();

  private Baseline(String engine, Path in, Path out, int threads) throws IOException {
    this.in = in;
    this.out = out;
    Files.createDirectories(out);
    notes = new Notes(out);
    boolean hapi = engine.equals("hapi");
    writers = ThreadLocal.withInitial(() -> hapi ? new HapiWriter() : new JacksonWriter());
    pool = threads > 1 ? Executors.newFixedThreadPool(threads) : null;
  }

  public static void main(String[] arguments) throws IOException {
    Baseline baseline =
        new Baseline(
            arguments[0],
            Path.of(arguments[1]),
            Path.of(arguments[2]),
            Integer.parseInt(arguments[3]));
    baseline.run();
  }

  private void run() throws IOException {
    try (notes) {
      patients();
      try (OrderedWriter<Household> writer = writer("Group", ResourceWriter::group)) {
        for (Household household : households.values()) {
          writer.add(household);
        }
      }
      contracts(payments());
    }
    notes.writeTo(out.resolve("accounts.txt"));
    if (pool != null) {
      pool.shutdown();
    }
  }

  private <T> OrderedWriter<T> writer(String type, OrderedWriter.Way<T> way) throws IOException {
    return new OrderedWriter<>(out.resolve(type + ".ndjson"), writers, pool, way);
  }

  @SuppressWarnings("removal") // its successor would trim what stands after a stray quote
  private CsvReader<CsvRecord> read(String file) throws IOException {
    return CsvReader.builder()
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .allowExtraCharsAfterClosingQuote(true)
        .allowUnclosedQuote(true)
        .detectBomHeader(true)
        .ofCsvRecord(in.resolve(file));
  }

  private void patients() throws IOException {
    Cells cells = new Cells(notes, "members.csv", "Patient");
    Set<String> seen = new HashSet<>();
    try (CsvReader<CsvRecord> reader = read("members.csv");
        OrderedWriter<Member> writer = writer("Patient", ResourceWriter::patient)) {
      boolean header = true;
      for (CsvRecord row : reader) {
        if (!header) {
          String[] c = row.getFields().toArray(String[]::new);
          Member member = member(cells, c, row.getStartingLineNumber(), seen);
          if (member == null) {
            notes.row("members", "rejected");
          } else {
            notes.row("members", "used");
            household(cells, c, row.getStartingLineNumber());
            writer.add(member);
          }
        }
        header = false;
      }
    }
  }

  private @Nullable Member member(Cells cells, String[] c, long line, Set<String> seen)
      throws IOException {
    if (!cells.isReadable(c, 20, line)) {
      // Which part of it is the household's number nobody knows: a stray quote holds several.
      broken.addAll(List.of(String.join(",", c).split(",", -1)));
      return null;
    }
    String no = c[0].strip();
    if (!cells.isThere(no, line, "member_no") || !cells.isWhole(no, line, "member_no")) {
      broken.add(c[2]);
      return null;
    }
    if (!c[2].isEmpty()) {
      members.computeIfAbsent(c[2], k -> new ArrayList<>()).add(no);
    }
    String status = cells.code(STANDINGS, c[18], line, "status");
    Member member =
        new Member(
            no,
            c[1].strip(),
            Cells.squeeze(c[4]),
            Cells.squeeze(c[5]),
            cells.code(SEX, c[6].toUpperCase(Locale.ROOT), line, "sex"),
            cells.partialDate(c[7], line, "birth_date"),
            c[8].strip(),
            c[9],
            cells.code(ID_TYPES, c[9], line, "national_id_type"),
            c[10].strip(),
            c[11].strip(),
            Cells.squeeze(c[12]),
            c[13].strip(),
            c[14].strip(),
            cells.code(MARITAL, c[15], line, "marital_status"),
            c[16].strip(),
            status,
            cells.date(c[19], line, "status_date", "warning"));
    if (!seen.add(no)) {
      notes.add("KEY_DUP", "error", "members.csv", line, "", "", "the number was seen before.");
      return null;
    }
    return member;
  }

  private void household(Cells cells, String[] c, long line) throws IOException {
    String key = c[2].isBlank() ? c[0].strip() : c[2].strip();
    Household household =
        households.computeIfAbsent(key, k -> new Household(k, c[17], c[13].strip()));
    String relation = cells.code(RELATIONS, c[3], line, "relation");
    household.people().add(new Household.Person(c[0].strip(), relation));
  }

  private Map<String, List<Policy.Payment>> payments() throws IOException {
    Cells cells = new Cells(notes, "contributions.csv", "Contract");
    Map<String, List<Policy.Payment>> payments = new HashMap<>();
    try (CsvReader<CsvRecord> reader = read("contributions.csv")) {
      boolean header = true;
      for (CsvRecord row : reader) {
        if (!header) {
          String[] c = row.getFields().toArray(String[]::new);
          long line = row.getStartingLineNumber();
          if (cells.isReadable(c, 6, line)) {
            boolean valid =
                cells.isThere(c[0], line, "receipt_no")
                    & cells.isThere(c[3], line, "paid_on")
                    & (cells.isThere(c[2], line, "amount") && cells.isMoney(c[2], line, "amount"));
            String paid = cells.date(c[3], line, "paid_on", "warning");
            String type = cells.code(PAY_TYPES, c[4], line, "pay_type");
            payments
                .computeIfAbsent(c[1], k -> new ArrayList<>())
                .add(
                    new Policy.Payment(line, c[0].strip(), c[2], paid, type, c[5].strip(), valid));
          } else {
            notes.row("contributions", "rejected");
          }
        }
        header = false;
      }
    }
    return payments;
  }

  private void contracts(Map<String, List<Policy.Payment>> payments) throws IOException {
    Cells cells = new Cells(notes, "policies.csv", "Contract");
    Set<String> seen = new HashSet<>();
    try (CsvReader<CsvRecord> reader = read("policies.csv");
        OrderedWriter<Policy> writer = writer("Contract", ResourceWriter::contract)) {
      boolean header = true;
      for (CsvRecord row : reader) {
        if (!header) {
          String[] c = row.getFields().toArray(String[]::new);
          contract(cells, c, row.getStartingLineNumber(), seen, payments, writer);
        }
        header = false;
      }
    }
    for (List<Policy.Payment> left : payments.values()) {
      for (Policy.Payment payment : left) {
        notes.add(
            "TABLE_ORPHAN", "error", "contributions.csv", payment.line(), "policy_no", "",
            "no policy has this number.");
        account("contributions", "orphaned", payment.amount());
      }
    }
  }

  private void contract(
      Cells cells,
      String[] c,
      long line,
      Set<String> seen,
      Map<String, List<Policy.Payment>> payments,
      OrderedWriter<Policy> writer)
      throws IOException {
    List<Policy.Payment> paid = List.of();
    boolean valid = cells.isReadable(c, 12, line);
    if (valid) {
      List<Policy.Payment> found = payments.remove(c[0]);
      paid = found == null ? new ArrayList<>() : found;
      paid.sort(Comparator.comparing(Policy.Payment::paid));
      valid =
          cells.isThere(c[0], line, "policy_no")
              & cells.isThere(c[3], line, "product_code")
              & isDay(cells, c[4], line, "start_date")
              & isDay(cells, c[5], line, "end_date");
      valid &= paid.stream().allMatch(Policy.Payment::valid);
      // A contract that lacks a member could never cover it: it waits until the row is mended.
      if (valid && !c[1].isEmpty() && broken.contains(c[1])) {
        notes.add("CHILD_REJECTED", "error", "policies.csv", line, "", "", "a member is broken.");
        valid = false;
      }
      if (valid && !seen.add(c[0])) {
        notes.add("KEY_DUP", "error", "policies.csv", line, "", "", "the number was seen before.");
        valid = false;
      }
    }
    String outcome = valid ? "used" : "rejected";
    account("policies", outcome, c.length == 12 ? c[10] : "");
    for (Policy.Payment payment : paid) {
      account("contributions", outcome, payment.amount());
    }
    if (valid) {
      writer.add(policy(cells, c, line, paid));
    }
  }

  private static boolean isDay(Cells cells, String value, long line, String column)
      throws IOException {
    return cells.isThere(value, line, column)
        && !cells.date(value, line, column, "error").isEmpty();
  }

  private Policy policy(Cells cells, String[] c, long line, List<Policy.Payment> paid)
      throws IOException {
    String status = c[8].isEmpty() ? "active" : c[8];
    return new Policy(
        c[0].strip(),
        c[1].strip(),
        c[2].strip(),
        c[3].strip(),
        c[4],
        c[5],
        cells.date(c[6], line, "enrolled_on", "warning"),
        cells.code(STAGES, c[7], line, "stage"),
        c[8],
        cells.code(STATES, status, line, "status"),
        cells.date(c[9], line, "status_date", "warning"),
        c[10],
        c[11].strip(),
        c[1].isEmpty() ? List.of(c[2].strip()) : members.getOrDefault(c[1], List.of()),
        paid);
  }

  private void account(String record, String outcome, String amount) {
    notes.row(record, outcome);
    if (!amount.isEmpty()) {
      notes.money(record, outcome, amount);
    }
  }

  private static Map<String, String> same(String... codes) {
    Map<String, String> table = new HashMap<>();
    for (String code : codes) {
      table.put(code, code);
    }
    return table;
  }
}
