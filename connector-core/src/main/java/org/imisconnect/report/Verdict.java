package org.imisconnect.report;

import static org.imisconnect.report.ProofLine.count;

import java.util.Comparator;
import java.util.Map;
import org.imisconnect.receiver.Answer.Decision;

/** The whole run in one sentence. */
record Verdict(String sign, String tone, String sentence) {

  static Verdict of(ReportRequest request, RunReading reading, long[] rows) {
    boolean open =
        !request.breaks().isEmpty() || !request.proof().stream().allMatch(ProofLine::holds);
    boolean trouble = false;
    for (Fate fate : Fate.values()) {
      boolean bad = fate.tone() == Fate.Tone.BAD || fate.tone() == Fate.Tone.ATTENTION;
      trouble |= bad && rows[fate.ordinal()] > 0;
    }
    trouble |= reading.exchange.decisions.getOrDefault(Decision.REJECTED, 0L) > 0;
    String words = sentence(request, reading, rows);
    if (open) {
      return new Verdict("✗", "bad", "The proof does not close. " + words);
    }
    return trouble ? new Verdict("!", "attention", words) : new Verdict("✓", "good", words);
  }

  private static String sentence(ReportRequest request, RunReading reading, long[] rows) {
    long lost = rows[Fate.REJECTED.ordinal()] + rows[Fate.ORPHANED.ordinal()];
    long read = reading.run.records().stream().mapToLong(RunFacts.RecordRows::read).sum();
    String mapped =
        lost == 0
            ? "All " + count(read) + " rows of the source could be used"
            : count(lost)
                + " of "
                + count(read)
                + " rows of the source could not be used"
                + most(reading);
    return reading.exchange.there ? arrived(request, reading) + " " + mapped + "." : mapped + ".";
  }

  private static String arrived(ReportRequest request, RunReading reading) {
    ExchangeReading exchange = reading.exchange;
    long accepted = exchange.count(Fate.ACCEPTED) + exchange.count(Fate.UNCHANGED);
    long sent = exchange.count(Fate.UNCHANGED);
    for (Fate fate : Fate.values()) {
      sent += fate.isSent() ? exchange.count(fate) : 0;
    }
    StringBuilder text = new StringBuilder();
    text.append(count(accepted)).append(" of ").append(count(sent)).append(" records reached ");
    text.append(request.receiver().isEmpty() ? "the receiver" : request.receiver());
    long refused = exchange.count(Fate.REFUSED);
    long rejected = exchange.decisions.getOrDefault(Decision.REJECTED, 0L);
    long unknown = exchange.count(Fate.UNKNOWN) + exchange.count(Fate.LOST);
    text.append(refused > 0 ? "; " + count(refused) + " were refused" : "");
    text.append(unknown > 0 ? "; " + count(unknown) + " are in doubt" : "");
    text.append(rejected > 0 ? "; " + claims(rejected) + " decided as rejected there" : "");
    return text.append('.').toString();
  }

  private static String claims(long number) {
    return number == 1 ? "1 claim was" : count(number) + " claims were";
  }

  /** The cause that most of it comes from. */
  private static String most(RunReading reading) {
    return reading.findings.byCause.entrySet().stream()
        .filter(
            entry -> {
              FindingRow first = reading.findings.firsts.get(entry.getKey());
              return first != null
                  && first.severity().equals("error")
                  && first.cause().equals(first.code());
            })
        .max(Map.Entry.comparingByValue(Comparator.naturalOrder()))
        .map(entry -> ", most often for " + entry.getKey())
        .orElse("");
  }
}
