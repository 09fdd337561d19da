package org.imisconnect.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.TreeMap;
import org.imisconnect.ledger.Entry;
import org.imisconnect.ledger.Ledger;
import org.imisconnect.ledger.ResourceState;
import org.imisconnect.receiver.Answer.Decision;

/** What the ledger says: numbers by type, causes of what did not arrive, decisions. One thread. */
final class ExchangeReading {
  private static final EnumSet<ResourceState> TROUBLE =
      EnumSet.of(
          ResourceState.REFUSED,
          ResourceState.UNKNOWN,
          ResourceState.INTENT,
          ResourceState.CONFLICT,
          ResourceState.DOUBLED,
          ResourceState.LOST,
          ResourceState.WITHHELD,
          ResourceState.PARKED,
          ResourceState.NOT_CARRIED);

  final Map<String, EnumMap<Fate, Long>> byType = new TreeMap<>();
  final EnumMap<Decision, Long> decisions = new EnumMap<>(Decision.class);
  final EnumMap<Decision, BigDecimal> decided = new EnumMap<>(Decision.class);
  boolean there;

  void read(Ledger ledger, Instant lastPush, RunReading reading) {
    there = true;
    ledger.forEach(
        EnumSet.allOf(ResourceState.class), entry -> add(entry, Fate.of(entry, lastPush), reading));
  }

  private void add(Entry entry, Fate fate, RunReading reading) {
    byType
        .computeIfAbsent(entry.type(), type -> new EnumMap<>(Fate.class))
        .merge(fate, 1L, Long::sum);
    BigDecimal amount = entry.amount() == null ? null : entry.amount().value();
    if (entry.decision() != null && entry.state() == ResourceState.ACCEPTED) {
      decisions.merge(entry.decision(), 1L, Long::sum);
      decided.merge(entry.decision(), amount == null ? BigDecimal.ZERO : amount, BigDecimal::add);
    }
    if (TROUBLE.contains(entry.state())) {
      trouble(entry, fate, reading);
    }
  }

  private static void trouble(Entry entry, Fate fate, RunReading reading) {
    String code = entry.cause().code().isEmpty() ? fate.name() : entry.cause().code();
    reading.findings.add(
        new FindingRow(
            fate.name() + ' ' + code,
            code,
            fate.tone() == Fate.Tone.BAD ? "error" : "warning",
            entry.row().file(),
            entry.row().line(),
            "",
            entry.type(),
            "",
            fate.label() + ": " + entry.cause().words(),
            ""));
  }

  /** Resources of a type with one fate. */
  long count(String type, Fate fate) {
    return byType.getOrDefault(type, new EnumMap<>(Fate.class)).getOrDefault(fate, 0L);
  }

  /** Resources with one fate, over all types. */
  long count(Fate fate) {
    return byType.values().stream().mapToLong(of -> of.getOrDefault(fate, 0L)).sum();
  }

  /** Resources of a type that were sent, in this run or before. */
  long sent(String type) {
    long sum = count(type, Fate.UNCHANGED);
    for (Fate fate : Fate.values()) {
      sum += fate.isSent() ? count(type, fate) : 0;
    }
    return sum;
  }

  /** Resources of a type that the receiver holds. */
  long held(String type) {
    return count(type, Fate.ACCEPTED) + count(type, Fate.UNCHANGED);
  }
}
