package org.imisconnect.ledger;

import java.util.List;
import org.imisconnect.finding.Finding;
import org.imisconnect.finding.Place;
import org.imisconnect.finding.Severity;
import org.imisconnect.receiver.Amount;
import org.jspecify.annotations.Nullable;

/**
 * Something that was altered or dropped behind the ledger's back.
 *
 * @param id canonical id; empty when it cannot be told
 * @param key business key; empty when it cannot be told
 * @param place source row
 * @param amount money; null where none
 */
public record Breach(
    Kind kind, String id, String type, List<String> key, Place place, @Nullable Amount amount) {
  /** What happened. */
  public enum Kind {
    /** An entry says something else than its last transition. */
    ALTERED,
    /** An entry has transitions but is not there. */
    DROPPED,
    /** A transition was altered, or one before it dropped. */
    LOG_BROKEN,
    /** Transitions at the end of the log are missing. */
    LOG_CUT
  }

  public Breach {
    key = List.copyOf(key);
  }

  /** The breach for people: where and how much, without the key. */
  public Finding toFinding() {
    String money = amount == null ? "" : ", " + amount.currency() + " " + amount.value();
    String what =
        switch (kind) {
          case ALTERED -> "an entry was altered";
          case DROPPED -> "an entry was dropped";
          case LOG_BROKEN -> "the log of transitions was altered";
          case LOG_CUT -> "the end of the log of transitions is missing";
        };
    return Finding.of(
        "LEDGER_ALTERED",
        Severity.ERROR,
        place,
        what + " behind the ledger's back" + (type.isEmpty() ? "" : ": " + type) + money + ".",
        "Put back the copy of the ledger, or run `imisconnect ledger rebuild`.");
  }

  @Override
  public String toString() {
    return kind + " " + type + "/" + id;
  }
}
