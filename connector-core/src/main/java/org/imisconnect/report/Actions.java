package org.imisconnect.report;

import static org.imisconnect.report.ProofLine.amount;
import static org.imisconnect.report.ProofLine.count;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.imisconnect.receiver.Answer.Decision;
import org.imisconnect.report.ReportPage.Action;

/** What is to be done, the heaviest first: what is lost before what is only odd. */
final class Actions {
  private final RunReading reading;

  private record Weighed(Action action, int rank, BigDecimal money, long count) {}

  Actions(RunReading reading) {
    this.reading = reading;
  }

  List<Action> build() {
    List<Weighed> found = new ArrayList<>();
    for (Map.Entry<String, Weight> entry : reading.causes.entrySet()) {
      FindingRow first = reading.findings.firsts.get(entry.getKey());
      if (first != null && !first.severity().equals("info")) {
        found.add(weighed(first, entry.getValue()));
      }
    }
    decided(found);
    found.sort(
        Comparator.comparingInt(Weighed::rank)
            .thenComparing(Weighed::money, Comparator.reverseOrder())
            .thenComparing(Weighed::count, Comparator.reverseOrder()));
    return found.stream().map(Weighed::action).toList();
  }

  private Weighed weighed(FindingRow first, Weight weight) {
    boolean bad = first.severity().equals("error");
    return new Weighed(
        new Action(
            anchor(first.cause()),
            first.code(),
            bad ? "✗" : "!",
            bad ? "bad" : "attention",
            count(weight.count),
            weight.amount.signum() == 0 ? "–" : amount(weight.amount),
            named(weight),
            first.message(),
            how(first),
            first.where()),
        bad ? 0 : 1,
        weight.amount,
        weight.count);
  }

  private String named(Weight weight) {
    String named = weight.facilities();
    return named.isEmpty() ? "–" : named;
  }

  static String anchor(String cause) {
    return "cause-" + cause.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  private static String how(FindingRow first) {
    if (first.cause().equals(first.code())) {
      return first.hint();
    }
    return switch (Fate.valueOf(first.cause().substring(0, first.cause().indexOf(' ')))) {
      case REFUSED ->
          "Mend the source or the crosswalk, then push again: imisconnect letters show "
              + first.code();
      case WITHHELD -> "Mend what the check names, then push: imisconnect plan --show withheld";
      case PARKED -> "Mend the row that it waits for: it then goes by itself.";
      case NOT_CARRIED -> "Do it on the receiver's screen: imisconnect worklist list";
      case LOST -> "Look at the receiver: somebody may have deleted it there.";
      default -> "The next push looks it up before it sends anything: imisconnect push";
    };
  }

  private void decided(List<Weighed> found) {
    long rejected = reading.exchange.decisions.getOrDefault(Decision.REJECTED, 0L);
    if (rejected > 0) {
      BigDecimal money = reading.exchange.decided.getOrDefault(Decision.REJECTED, BigDecimal.ZERO);
      found.add(
          new Weighed(
              new Action(
                  "cause-decided-rejected",
                  "DECIDED_REJECTED",
                  "✗",
                  "bad",
                  count(rejected),
                  amount(money),
                  "–",
                  "claims that were stored and then decided as rejected; their codes are spent.",
                  "Each needs a person: imisconnect worklist list",
                  ""),
              0,
              money,
              rejected));
    }
  }
}
