package org.imisconnect.reconcile;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.imisconnect.ledger.Breach;
import org.imisconnect.ledger.Entry;
import org.imisconnect.ledger.Ledger;
import org.imisconnect.ledger.ResourceState;
import org.imisconnect.ledger.StateTotal;
import org.imisconnect.receiver.Amount;
import org.imisconnect.receiver.Capabilities.TypeRule;
import org.imisconnect.receiver.ReceiverSession;
import org.jspecify.annotations.Nullable;

/**
 * Counts an exchange again: each resource of the trace is looked up in the ledger, and each
 * accepted one on the server. One thread; writes nothing.
 */
public final class ExchangeRecount {
  /** Breaks told of one type; the terms count all of them. */
  private static final int MOST = 100;

  private final Ledger ledger;
  private final @Nullable ReceiverSession session;
  private final Instant pushBegan;
  private final List<Break> breaks = new ArrayList<>();

  /**
   * Prepares to count.
   *
   * @param session the server to ask; null to leave it out
   * @param pushBegan when the last push began: what was accepted before is unchanged
   */
  public ExchangeRecount(Ledger ledger, @Nullable ReceiverSession session, Instant pushBegan) {
    this.ledger = ledger;
    this.session = session;
    this.pushBegan = pushBegan;
  }

  /**
   * Counts everything again.
   *
   * @param folder what the mapping left
   */
  public ExchangeProof count(Path folder) throws IOException {
    Map<String, ResourceCount> counts = new TreeMap<>();
    new Artefacts(folder)
        .trace(
            entry ->
                counts
                    .computeIfAbsent(entry.type(), type -> new ResourceCount(type, pushBegan))
                    .add(ledger.find(entry.id())));
    ledger.verifyIntegrity(this::breach);
    List<AcceptedTerms> accepted = new ArrayList<>();
    if (session != null) {
      // A receiver may take a hundred types: only those that were sent are listed.
      Set<String> sent = ledger.totals().stream().map(StateTotal::type).collect(Collectors.toSet());
      for (TypeRule rule : session.capabilities().types()) {
        if (sent.contains(rule.type())) {
          accepted.addAll(onServer(session, rule.type()));
        }
      }
    }
    return new ExchangeProof(
        counts.values().stream().map(ResourceCount::terms).toList(), accepted, decisions(), breaks);
  }

  private void breach(Breach breach) {
    Amount amount = breach.amount();
    breaks.add(
        new Break(
            "LEDGER_" + breach.kind(),
            breach.type(),
            shownKey(breach.type(), breach.key()),
            breach.place().toString(),
            amount == null ? "" : amount.value().toPlainString(),
            "the ledger was altered behind our back; put back a copy, or rebuild it"));
  }

  /** Compares what the ledger holds as accepted with what the server shows, by currency. */
  private List<AcceptedTerms> onServer(ReceiverSession server, String type) {
    Map<String, Sum> sums = new TreeMap<>();
    ServerHoldings holdings = ServerHoldings.list(server, type);
    int before = breaks.size();
    ledger.forEach(
        EnumSet.of(ResourceState.ACCEPTED, ResourceState.LOST),
        entry -> {
          String remote = entry.remote().id();
          if (entry.type().equals(type) && remote != null) {
            compare(entry, remote, holdings, sums, before);
          }
        });
    return sums.entrySet().stream()
        .map(sum -> sum.getValue().terms(type, sum.getKey(), holdings.isComplete()))
        .toList();
  }

  private void compare(
      Entry entry, String remote, ServerHoldings holdings, Map<String, Sum> sums, int before) {
    Amount amount = entry.amount();
    BigDecimal expected = amount == null ? BigDecimal.ZERO : amount.value();
    Sum sum = sums.computeIfAbsent(amount == null ? "" : amount.currency(), c -> new Sum());
    BigDecimal there = holdings.moneyOf(remote).orElse(null);
    sum.add(expected, there, amount != null);
    boolean wrong = there == null || (amount != null && there.compareTo(expected) != 0);
    if (wrong && holdings.isComplete() && breaks.size() < before + MOST) {
      breaks.add(difference(entry, expected, there));
    }
  }

  private static Break difference(Entry entry, BigDecimal expected, @Nullable BigDecimal there) {
    return new Break(
        there == null ? "SERVER_LACKS" : "SERVER_AMOUNT",
        entry.type(),
        shownKey(entry.type(), entry.key()),
        entry.row().file() + ":" + entry.row().line(),
        expected.signum() == 0 ? "" : expected.toPlainString(),
        there == null
            ? "accepted, and missing on the server: somebody may have deleted it there"
            : "the server holds another amount: " + there.toPlainString());
  }

  /** The number of a claim or contract may be shown; that of a person may not. */
  private static String shownKey(String type, List<String> key) {
    return type.equals("Claim") || Breaks.isContractNumber(type, key) ? String.join(" ", key) : "";
  }

  private Map<String, Long> decisions() {
    Map<String, Long> decisions = new TreeMap<>();
    Set<ResourceState> accepted = EnumSet.of(ResourceState.ACCEPTED, ResourceState.LOST);
    ledger.forEach(
        accepted,
        entry -> {
          if (entry.type().equals("Claim")) {
            String word = entry.decision() == null ? "open" : entry.decision().name();
            decisions.merge(word.toLowerCase(Locale.ROOT), 1L, Long::sum);
          }
        });
    return decisions;
  }

  /** Numbers and money of one type and currency. */
  private static final class Sum {
    private long accepted;
    private long onServer;
    private BigDecimal acceptedMoney = BigDecimal.ZERO;
    private BigDecimal serverMoney = BigDecimal.ZERO;

    void add(BigDecimal expected, @Nullable BigDecimal there, boolean hasMoney) {
      accepted++;
      acceptedMoney = acceptedMoney.add(expected);
      if (there != null) {
        onServer++;
        serverMoney = serverMoney.add(hasMoney ? there : BigDecimal.ZERO);
      }
    }

    AcceptedTerms terms(String type, String currency, boolean complete) {
      return new AcceptedTerms(
          type, currency, accepted, onServer, acceptedMoney, serverMoney, complete);
    }
  }
}
