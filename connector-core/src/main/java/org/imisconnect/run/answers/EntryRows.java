package org.imisconnect.run.answers;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.imisconnect.answer.AnswerRow;
import org.imisconnect.ledger.Entry;
import org.imisconnect.ledger.Ledger;
import org.imisconnect.ledger.ResourceState;
import org.imisconnect.receiver.Amount;
import org.imisconnect.receiver.Answer;
import org.imisconnect.receiver.Answer.Decision;
import org.imisconnect.receiver.Form;
import org.jspecify.annotations.Nullable;

/** The rows that tell of a ledger's entries. One thread. */
final class EntryRows {
  private final Ledger ledger;
  private final LineNumbers numbers;
  private final ZoneId zone;
  private final Instant lastRun;
  private final UnaryOperator<String> words;

  /**
   * @param lastRun when the last push began: what was accepted before it is unchanged
   * @param words what a reason of the receiver means; empty where it has no words
   */
  EntryRows(
      Ledger ledger,
      LineNumbers numbers,
      ZoneId zone,
      Instant lastRun,
      UnaryOperator<String> words) {
    this.ledger = ledger;
    this.numbers = numbers;
    this.zone = zone;
    this.lastRun = lastRun;
    this.words = words;
  }

  /** The row of a member or policy. */
  AnswerRow entry(Entry entry) {
    AnswerRow row = base(entry).put("state", state(entry)).put("since", day(entry.changedAt()));
    return because(row, entry);
  }

  /** The row of a claim. */
  AnswerRow claim(Entry entry) {
    AnswerRow row = base(entry).put("state", state(entry));
    Decision decision = entry.decision();
    if (entry.state() != ResourceState.ACCEPTED) {
      return because(row, entry);
    }
    row.put("decision", word(decision == null ? Decision.OPEN : decision));
    // The receiver tells no day: it is the day on which the decision was first seen.
    boolean decided = decision != null && decision != Decision.OPEN;
    row.put("decided_on", decided ? day(entry.changedAt()) : "");
    Optional<Answer> answer = ledger.findAnswer(entry.id());
    row.put("asked", money(answer.map(Answer::asked).orElse(entry.amount())));
    row.put("approved", money(answer.map(Answer::approved).orElse(null)));
    return reasons(row, answer.map(Answer::reasons).orElse(List.of()));
  }

  private AnswerRow reasons(AnswerRow row, List<String> reasons) {
    String text =
        reasons.stream()
            .map(words)
            .filter(said -> !said.isEmpty())
            .distinct()
            .collect(Collectors.joining("; "));
    return row.put("reason_code", String.join(" ", reasons)).put("reason_text", text);
  }

  /** The rows of a claim's lines; none before an answer. */
  List<AnswerRow> lines(Entry entry) {
    Optional<Answer> answer = ledger.findAnswer(entry.id());
    if (entry.state() != ResourceState.ACCEPTED || answer.isEmpty()) {
      return List.of();
    }
    @Nullable Form form = ledger.findForm(entry.id()).orElse(null);
    List<AnswerRow> rows = new ArrayList<>();
    for (LineNumbers.Placed placed : numbers.of(entry.id(), answer.get(), form)) {
      rows.add(line(entry, placed));
    }
    return rows;
  }

  /**
   * A receiver tells the money of a line. Where the price is as asked, what it approves is a
   * quantity; else both are left open rather than guessed.
   */
  private AnswerRow line(Entry entry, LineNumbers.Placed placed) {
    Answer.Line line = placed.line();
    AnswerRow row =
        reasons(base(entry), line.reasons())
            .put("line_no", Integer.toString(placed.number()))
            .put("decision", word(line.decision()));
    JsonNode asked = placed.asked();
    if (asked == null) {
      return row.put("price_asked", money(line.asked()))
          .put("price_approved", money(line.approved()));
    }
    BigDecimal quantity = asked.path("quantity").path("value").decimalValue();
    BigDecimal price = asked.path("unitPrice").path("value").decimalValue();
    row.put("quantity_asked", quantity.toPlainString()).put("price_asked", price.toPlainString());
    Amount approved = line.approved();
    if (approved == null || line.decision() == Decision.OPEN) {
      return row;
    }
    if (line.decision() == Decision.REJECTED) {
      return row.put("quantity_approved", "0").put("price_approved", "0");
    }
    boolean whole = approved.value().compareTo(quantity.multiply(price)) == 0;
    return whole
        ? row.put("quantity_approved", quantity.toPlainString())
            .put("price_approved", price.toPlainString())
        : row.put("quantity_approved", quantity.toPlainString())
            .put("price_approved", unitPrice(approved.value(), quantity));
  }

  /** Money by quantity, where that is exact to four digits; else empty. */
  private static String unitPrice(BigDecimal money, BigDecimal quantity) {
    if (quantity.signum() == 0) {
      return "";
    }
    BigDecimal price = money.divide(quantity, 4, java.math.RoundingMode.HALF_UP);
    return price.multiply(quantity).compareTo(money) == 0
        ? price.stripTrailingZeros().toPlainString()
        : "";
  }

  private static AnswerRow base(Entry entry) {
    String remote = entry.remote().id();
    return new AnswerRow(entry.key())
        .put("receiver_id", remote == null ? "" : remote)
        .put("source_file", entry.row().file())
        .put("source_line", Long.toString(entry.row().line()));
  }

  private static AnswerRow because(AnswerRow row, Entry entry) {
    return entry.state() == ResourceState.ACCEPTED
        ? row
        : row.put("reason_code", entry.cause().code()).put("reason_text", entry.cause().words());
  }

  /** The words that people of the scheme read. */
  private String state(Entry entry) {
    return switch (entry.state()) {
      case NEW, READY -> "waiting";
      case ACCEPTED, FOLDED -> entry.changedAt().isBefore(lastRun) ? "unchanged" : "accepted";
      case INTENT, UNKNOWN, CONFLICT, DOUBLED, LOST -> "unknown";
      case PARKED, HELD, NOT_CARRIED, WITHHELD, REFUSED, GONE ->
          entry.state().name().toLowerCase(Locale.ROOT);
    };
  }

  private String day(Instant instant) {
    return instant.atZone(zone).toLocalDate().toString();
  }

  private static String word(Decision decision) {
    return decision.name().toLowerCase(Locale.ROOT);
  }

  private static String money(@Nullable Amount amount) {
    return amount == null ? "" : amount.value().toPlainString();
  }
}
