package org.imisconnect.report;

import static org.imisconnect.report.ProofLine.amount;
import static org.imisconnect.report.ProofLine.count;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.imisconnect.receiver.Answer.Decision;
import org.imisconnect.report.ReportPage.Fact;
import org.imisconnect.report.ReportPage.FateLine;
import org.imisconnect.report.ReportPage.FileLine;
import org.imisconnect.report.RiverLayout.Leaf;
import org.imisconnect.report.RiverLayout.Middle;

/** Turns what was gathered into finished text. One thread, used once. */
final class PageBuilder {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm:ss", Locale.ENGLISH);
  private final ReportRequest request;
  private final RunReading reading;
  private final Map<Fate, Long> rows;

  PageBuilder(ReportRequest request, RunReading reading) {
    this.request = request;
    this.reading = reading;
    this.rows = reading.rows();
  }

  ReportPage build(Numbers before, Assets assets) {
    Verdict verdict = Verdict.of(request, reading, rows);
    return new ReportPage(
        request.scheme(),
        request.receiver(),
        verdict.sign(),
        verdict.tone(),
        verdict.sentence(),
        proofSentence(),
        assets.policy(),
        assets.style(),
        assets.script(),
        about(),
        new Tiles(request, reading).build(before),
        rowRiver(),
        moneyRiver(),
        fates(),
        new Actions(reading).build(),
        new Bars(reading).build(),
        new RowPages(reading).build(),
        request.proof(),
        request.breaks(),
        files());
  }

  private long rows(Fate fate) {
    return rows.getOrDefault(fate, 0L);
  }

  private String proofSentence() {
    if (request.proof().isEmpty()) {
      return "Nobody has counted again yet: imisconnect reconcile does.";
    }
    boolean holds =
        request.breaks().isEmpty() && request.proof().stream().allMatch(ProofLine::holds);
    return holds
        ? "Counted again from the files: everything is accounted for."
        : "The proof does not close.";
  }

  private List<Fact> about() {
    RunFacts run = reading.run;
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Pack", run.pack() + ", version " + run.version()));
    if (!run.status().equalsIgnoreCase("official")) {
      facts.add(
          new Fact(
              "Standing of the format",
              run.status().toLowerCase(Locale.ROOT)
                  + (run.status().equalsIgnoreCase("proposed")
                      ? ": our own proposal, not confirmed by a scheme"
                      : "")));
    }
    facts.add(new Fact("Mapped", moment(run.started()) + " to " + moment(run.finished())));
    if (!request.receiver().isEmpty()) {
      facts.add(new Fact("Receiver", request.receiver()));
    }
    facts.add(new Fact("Currency", reading.currency));
    facts.add(new Fact("Report made", moment(request.made(), request.zone())));
    facts.add(new Fact("Values", "none are shown, only their shapes"));
    return facts;
  }

  private String moment(String text) {
    return text.isEmpty() ? "" : moment(Instant.parse(text), request.zone());
  }

  private static String moment(Instant instant, ZoneId zone) {
    return MOMENT.format(instant.atZone(zone)) + " " + zone;
  }

  private River rowRiver() {
    List<Leaf> leaves = new ArrayList<>();
    for (Fate fate : Fate.values()) {
      long number = rows(fate);
      if (number > 0) {
        leaves.add(new Leaf(fate, number, count(number)));
      }
    }
    return new RiverLayout()
        .lay("Where every row went", "rows", leaves, middles(fate -> rowSum(fate)));
  }

  private interface Sum {
    String of(java.util.function.Predicate<Fate> which);
  }

  private List<Middle> middles(Sum sum) {
    List<Middle> middles = new ArrayList<>();
    middles.add(new Middle("in the source", sum.of(fate -> true), fate -> true));
    middles.add(new Middle("mapped", sum.of(Fate::isMapped), Fate::isMapped));
    if (request.ledger() != null) {
      middles.add(new Middle("sent", sum.of(Fate::isSent), Fate::isSent));
    }
    return middles;
  }

  private String rowSum(java.util.function.Predicate<Fate> which) {
    long sum = 0;
    for (Fate fate : Fate.values()) {
      sum += which.test(fate) ? rows(fate) : 0;
    }
    return count(sum);
  }

  private River moneyRiver() {
    List<Leaf> leaves = new ArrayList<>();
    for (Fate fate : Fate.values()) {
      BigDecimal sum = reading.money.getOrDefault(fate, BigDecimal.ZERO);
      if (sum.signum() != 0) {
        leaves.add(new Leaf(fate, sum.doubleValue(), amount(sum)));
      }
    }
    return new RiverLayout()
        .lay(
            "Where the money of the claims went (" + reading.currency + ")",
            reading.currency,
            leaves,
            middles(this::moneySum));
  }

  private String moneySum(java.util.function.Predicate<Fate> which) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Fate fate : Fate.values()) {
      if (which.test(fate)) {
        sum = sum.add(reading.money.getOrDefault(fate, BigDecimal.ZERO));
      }
    }
    return amount(sum);
  }

  private List<FateLine> fates() {
    List<FateLine> lines = new ArrayList<>();
    for (Fate fate : Fate.values()) {
      BigDecimal sum = reading.money.getOrDefault(fate, BigDecimal.ZERO);
      if (rows(fate) > 0 || sum.signum() != 0) {
        lines.add(
            new FateLine(
                fate.anchor(),
                fate.label(),
                meaning(fate),
                fate.tone().css(),
                count(rows(fate)),
                sum.signum() == 0 ? "–" : amount(sum)));
      }
    }
    lines.add(new FateLine("fate-all", "all", "", "plain", rowSum(f -> true), moneySum(f -> true)));
    return lines;
  }

  private String meaning(Fate fate) {
    if (fate != Fate.ACCEPTED || reading.exchange.decisions.isEmpty()) {
      return fate.meaning();
    }
    StringBuilder text = new StringBuilder(fate.meaning()).append("; claims decided: ");
    for (Decision decision : Decision.values()) {
      long number = reading.exchange.decisions.getOrDefault(decision, 0L);
      if (number > 0) {
        text.append(count(number)).append(' ');
        text.append(decision.name().toLowerCase(Locale.ROOT)).append(", ");
      }
    }
    return text.substring(0, text.length() - 2);
  }

  private List<FileLine> files() {
    List<FileLine> lines = new ArrayList<>();
    reading.run.sources().forEach(file -> lines.add(line("source", file)));
    reading.run.files().forEach(file -> lines.add(line("made", file)));
    return lines;
  }

  private static FileLine line(String kind, RunFacts.Digest file) {
    return new FileLine(kind, file.file(), count(file.bytes()), file.crc32());
  }
}
