package org.imisconnect.cli.command;

import static org.imisconnect.cli.terminal.Signs.count;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imisconnect.cli.terminal.Env;
import org.imisconnect.cli.terminal.Words;
import org.imisconnect.reconcile.AcceptedTerms;
import org.imisconnect.reconcile.Break;
import org.imisconnect.reconcile.ExchangeProof;
import org.imisconnect.reconcile.MappingProof;
import org.imisconnect.reconcile.MoneyTerms;
import org.imisconnect.reconcile.ResourceTerms;
import org.imisconnect.reconcile.RowTerms;

/** The proof as a person reads it: one line for each equation, with its sign. */
final class ProofScreen {
  private static final int MOST = 20;
  private final Env env;

  ProofScreen(Env env) {
    this.env = env;
  }

  void print(MappingProof mapped, ExchangeProof exchanged, boolean offline) {
    mapped.rows().forEach(this::rows);
    exchanged.resources().forEach(this::resources);
    mapped.money().forEach(this::money);
    exchanged.accepted().forEach(this::accepted);
    List<Break> breaks =
        Stream.concat(mapped.breaks().stream(), exchanged.breaks().stream()).toList();
    breaks.stream().limit(MOST).forEach(this::broken);
    if (breaks.size() > MOST) {
      env.out().println("    " + count(breaks.size() - MOST) + " more (--json)");
    }
    env.out().println(verdict(mapped, exchanged, offline));
  }

  private void rows(RowTerms terms) {
    Map<String, Long> parts = new LinkedHashMap<>();
    parts.put("used", terms.used());
    parts.put("filtered", terms.filtered());
    parts.put("rejected", terms.rejected());
    parts.put("orphaned", terms.orphaned());
    line("rows", terms.record(), count(terms.read()) + " read = " + sum(parts), terms.closes());
  }

  private void resources(ResourceTerms terms) {
    Map<String, Long> parts = new LinkedHashMap<>();
    parts.put("folded", terms.folded());
    parts.put("withheld", terms.withheld());
    parts.put("unchanged", terms.unchanged());
    parts.put("parked", terms.parked());
    parts.put("held", terms.held());
    parts.put("not carried", terms.notCarried());
    parts.put("waiting", terms.waiting());
    parts.put("sent", terms.sent());
    parts.put("unplanned", terms.unplanned());
    String sent =
        terms.sent() == 0
            ? ""
            : ";  accepted "
                + count(terms.accepted())
                + ", refused "
                + count(terms.refused())
                + ", unknown "
                + count(terms.unknown());
    line(
        "resources",
        terms.type(),
        count(terms.made()) + " made = " + sum(parts) + sent,
        terms.closes());
  }

  private void money(MoneyTerms terms) {
    Map<String, BigDecimal> parts = new LinkedHashMap<>();
    parts.put("used", terms.used());
    parts.put("filtered", terms.filtered());
    parts.put("rejected", terms.rejected());
    parts.put("orphaned", terms.orphaned());
    String words =
        parts.entrySet().stream()
            .filter(part -> part.getKey().equals("used") || part.getValue().signum() != 0)
            .map(part -> Words.money(part.getValue()) + " " + part.getKey())
            .collect(Collectors.joining(" + "));
    String mapped = terms.path().isEmpty() ? "" : ";  mapped " + Words.money(terms.mapped());
    line(
        "money",
        terms.record() + "." + terms.column(),
        Words.money(terms.source()) + " = " + words + mapped,
        terms.closes());
  }

  private void accepted(AcceptedTerms terms) {
    boolean money = !terms.currency().isEmpty();
    String words =
        "accepted "
            + count(terms.accepted())
            + ", server "
            + count(terms.onServer())
            + (money
                ? ";  "
                    + terms.currency()
                    + " "
                    + Words.money(terms.acceptedMoney())
                    + ", server "
                    + Words.money(terms.serverMoney())
                : "")
            + (terms.complete() ? "" : "  (the server's list could not be read to its end)");
    line("server", terms.type(), words, terms.closes());
  }

  private static String sum(Map<String, Long> parts) {
    String words =
        parts.entrySet().stream()
            .filter(part -> part.getValue() != 0)
            .map(part -> count(part.getValue()) + " " + part.getKey())
            .collect(Collectors.joining(" + "));
    return words.isEmpty() ? "0" : words;
  }

  private void line(String ledger, String subject, String equation, boolean closes) {
    String sign = closes ? env.signs().good() : env.signs().bad();
    env.out()
        .println(
            String.format(Locale.ROOT, "  %-10s %-22s %s  %s", ledger, subject, equation, sign));
  }

  /** An amount, or the amounts of a row with several, each behind its column's name. */
  private static String money(String amount) {
    return amount.matches("-?\\d+(\\.\\d+)?") ? Words.money(new BigDecimal(amount)) : amount;
  }

  private void broken(Break one) {
    String money = one.amount().isEmpty() ? "" : "  " + money(one.amount());
    env.out()
        .println(
            "  "
                + env.signs().bad()
                + " "
                + one.place()
                + "  "
                + one.subject()
                + money
                + "  "
                + one.kind()
                + ": "
                + one.message());
  }

  private String verdict(MappingProof mapped, ExchangeProof exchanged, boolean offline) {
    if (mapped.closes() && exchanged.closes()) {
      return env.signs().good()
          + (offline
              ? " The proof closes as far as this machine knows; the receiver was not asked."
              : " Everything is accounted for.");
    }
    boolean unplanned = exchanged.resources().stream().anyMatch(terms -> terms.unplanned() > 0);
    return env.signs().bad()
        + " The proof does not close."
        + (unplanned ? " Some resources were never planned: imisconnect push." : "");
  }
}
