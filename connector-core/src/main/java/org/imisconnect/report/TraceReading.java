package org.imisconnect.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.imisconnect.ledger.Entry;
import org.imisconnect.ledger.Ledger;
import org.jspecify.annotations.Nullable;

/** Follows every resource from its rows to what the ledger says of it. One thread. */
final class TraceReading {
  private final RunReading reading;
  private final Path folder;
  private final @Nullable Ledger ledger;
  private final Instant lastPush;

  /** Claims that were read while another one was looked for: at most what the order is off by. */
  private final Map<String, Claim> ahead = new HashMap<>();

  private record Claim(BigDecimal amount, String facility) {
    static final Claim NONE = new Claim(BigDecimal.ZERO, "");
  }

  TraceReading(RunReading reading, ReportRequest request) {
    this.reading = reading;
    this.folder = request.folder();
    this.ledger = request.ledger();
    this.lastPush = request.lastPush();
  }

  void read() throws IOException {
    try (JsonLines trace = new JsonLines(folder.resolve("trace.ndjson"));
        JsonLines claims = new JsonLines(folder.resolve("Claim.ndjson"))) {
      for (JsonNode node = trace.next(); node != null; node = trace.next()) {
        String type = node.path("type").asText();
        Entry entry = ledger == null ? null : ledger.find(node.path("id").asText()).orElse(null);
        Fate fate = entry == null ? without() : Fate.of(entry, lastPush);
        boolean claim = type.equals("Claim");
        Claim what = claim ? claim(claims, node.path("id").asText()) : Claim.NONE;
        rows(node, fact(fate, entry, claim ? what : Claim.NONE));
        reading.recordOfType.putIfAbsent(type, node.path("record").asText());
        if (claim) {
          reading.addMoney(fate, what.amount());
          String facility = what.facility().isEmpty() ? "not known" : what.facility();
          reading.facility(facility).add(fate, what.amount());
        }
      }
    }
    reading.run.claimed().ifPresent(this::unmapped);
  }

  /** Without an exchange, what is mapped has come to its end; with one, it waits. */
  private Fate without() {
    return ledger == null ? Fate.MAPPED : Fate.WAITING;
  }

  private static RowFact fact(Fate fate, @Nullable Entry entry, Claim claim) {
    return new RowFact(
        fate,
        entry == null ? "" : entry.cause().code(),
        claim.equals(Claim.NONE) ? null : claim.amount(),
        claim.facility().isEmpty() ? null : claim.facility());
  }

  private void rows(JsonNode node, RowFact fact) {
    String file = node.path("file").asText();
    long line = node.path("line").asLong();
    reading.fates.note(node.path("record").asText(), file, line, fact.fate());
    reading.note(file + ":" + line, fact);
    for (JsonNode row : node.path("rows")) {
      reading.fates.note(
          row.path(0).asText(), row.path(1).asText(), row.path(2).asLong(), fact.fate());
      reading.note(row.path(1).asText() + ":" + row.path(2).asLong(), fact);
    }
  }

  private void unmapped(RunFacts.MoneyColumn column) {
    reading.addMoney(Fate.FILTERED, column.filtered());
    reading.addMoney(Fate.REJECTED, column.rejected());
    reading.addMoney(Fate.ORPHANED, column.orphaned());
  }

  /** Trace and file have one order, so that the next line is the one, as a rule. */
  private Claim claim(JsonLines claims, String id) throws IOException {
    Claim known = ahead.remove(id);
    while (known == null) {
      JsonNode node = claims.next();
      if (node == null) {
        return Claim.NONE;
      }
      Claim read = claim(node);
      if (node.path("id").asText().equals(id)) {
        known = read;
      } else {
        ahead.put(node.path("id").asText(), read);
      }
    }
    return known;
  }

  private Claim claim(JsonNode node) {
    JsonNode total = node.path("total");
    String currency = total.path("currency").asText();
    if (!currency.isEmpty()) {
      reading.currency = currency;
    }
    String facility = reading.facilities.key(node.path("provider").path("reference").asText());
    return new Claim(total.path("value").decimalValue(), facility == null ? "" : facility);
  }
}
