package org.imisconnect.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.imisconnect.reconcile.AcceptedTerms;
import org.imisconnect.reconcile.ExchangeProof;
import org.imisconnect.reconcile.MappingProof;
import org.imisconnect.reconcile.MoneyTerms;
import org.imisconnect.reconcile.ResourceTerms;
import org.imisconnect.reconcile.RowTerms;

/**
 * One line of the proof.
 *
 * @param ledger {@code rows}, {@code resources}, {@code money} or {@code server}
 * @param subject record, type or money column
 * @param equation terms in words and numbers
 * @param holds whether it adds up
 */
public record ProofLine(String ledger, String subject, String equation, boolean holds) {

  /** The lines of the part that needs no ledger. */
  public static List<ProofLine> of(MappingProof proof) {
    List<ProofLine> lines = new ArrayList<>();
    proof.rows().forEach(terms -> lines.add(of(terms)));
    proof
        .resources()
        .forEach(
            (type, made) ->
                lines.add(
                    new ProofLine("resources", type, count(made) + " made, each traced", true)));
    proof.money().forEach(terms -> lines.add(of(terms)));
    return lines;
  }

  /** {@code 2,000 read = 1,990 used + 10 rejected}. */
  public static ProofLine of(RowTerms terms) {
    StringBuilder text = new StringBuilder(count(terms.read()) + " read = ");
    text.append(count(terms.used())).append(" used");
    term(text, terms.filtered(), "left out");
    term(text, terms.rejected(), "rejected");
    term(text, terms.orphaned(), "orphaned");
    return new ProofLine("rows", terms.record(), text.toString(), terms.closes());
  }

  /** What the source says of a money column, and where it went. */
  public static ProofLine of(MoneyTerms terms) {
    StringBuilder text = new StringBuilder(amount(terms.source()) + " in the source = ");
    text.append(amount(terms.used())).append(" used");
    term(text, terms.filtered(), "left out");
    term(text, terms.rejected(), "rejected");
    term(text, terms.orphaned(), "orphaned");
    if (!terms.path().isEmpty()) {
      text.append(";  ").append(amount(terms.mapped())).append(" in ").append(terms.path());
    }
    return new ProofLine(
        "money", terms.record() + "." + terms.column(), text.toString(), terms.closes());
  }

  /** The lines of rows, resources and money with an exchange. */
  public static List<ProofLine> of(MappingProof proof, ExchangeProof exchanged) {
    List<ProofLine> lines = new ArrayList<>();
    proof.rows().forEach(terms -> lines.add(of(terms)));
    exchanged.resources().forEach(terms -> lines.add(of(terms)));
    proof.money().forEach(terms -> lines.add(of(terms)));
    exchanged.accepted().forEach(terms -> lines.add(of(terms)));
    return lines;
  }

  /** {@code 1,990 made = 3 parked + 1,987 sent; 1,976 accepted, 11 refused}. */
  public static ProofLine of(ResourceTerms terms) {
    StringBuilder text = new StringBuilder();
    term(text, terms.folded(), "carried along");
    term(text, terms.withheld(), "withheld");
    term(text, terms.unchanged(), "unchanged");
    term(text, terms.parked(), "parked");
    term(text, terms.held(), "held");
    term(text, terms.notCarried(), "not carried");
    term(text, terms.waiting(), "waiting");
    term(text, terms.sent(), "sent");
    term(text, terms.unplanned(), "never planned");
    String parts = text.length() == 0 ? "0" : text.substring(3);
    String sent =
        terms.sent() == 0
            ? ""
            : ";  sent = "
                + count(terms.accepted())
                + " accepted + "
                + count(terms.refused())
                + " refused + "
                + count(terms.unknown())
                + " unknown";
    return new ProofLine(
        "resources", terms.type(), count(terms.made()) + " made = " + parts + sent, terms.closes());
  }

  /** What the ledger says was accepted, and what the server holds. */
  public static ProofLine of(AcceptedTerms terms) {
    String money =
        terms.currency().isEmpty()
            ? ""
            : ";  "
                + terms.currency()
                + " "
                + amount(terms.acceptedMoney())
                + " accepted, "
                + amount(terms.serverMoney())
                + " on the server";
    return new ProofLine(
        "server",
        terms.type(),
        count(terms.accepted())
            + " accepted, "
            + count(terms.onServer())
            + " on the server"
            + money
            + (terms.complete() ? "" : " (its list could not be read to its end)"),
        terms.closes());
  }

  private static void term(StringBuilder text, long number, String word) {
    if (number != 0) {
      text.append(" + ").append(count(number)).append(' ').append(word);
    }
  }

  private static void term(StringBuilder text, BigDecimal number, String word) {
    if (number.signum() != 0) {
      text.append(" + ").append(amount(number)).append(' ').append(word);
    }
  }

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** {@code 84,220,500.00}. */
  static String amount(BigDecimal amount) {
    return String.format(Locale.ROOT, "%,." + Math.max(0, amount.scale()) + "f", amount);
  }
}
