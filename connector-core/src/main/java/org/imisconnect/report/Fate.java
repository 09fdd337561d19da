package org.imisconnect.report;

import java.time.Instant;
import org.imisconnect.ledger.Entry;
import org.imisconnect.ledger.ResourceState;

/** What came of a source row in the end. A row counts once; the order is that of the drawing. */
enum Fate {
  ACCEPTED("accepted", "the receiver holds it", Tone.GOOD),
  REFUSED("refused", "the receiver refused it, nothing was stored", Tone.BAD),
  UNKNOWN("unknown", "sent, and nobody knows yet what came of it", Tone.BAD),
  LOST("lost", "was accepted, and the receiver lacks it", Tone.BAD),
  UNCHANGED("unchanged", "the receiver holds it since an earlier run", Tone.GOOD),
  MAPPED("mapped", "became FHIR, not exchanged yet", Tone.GOOD),
  FOLDED("carried along", "carried by another resource", Tone.GOOD),
  WAITING("waiting", "ready for the next push", Tone.PLAIN),
  HELD("held", "waits for its day", Tone.PLAIN),
  PARKED("parked", "waits for another row that is not there", Tone.ATTENTION),
  NOT_CARRIED("not carried", "only a person can do it on the receiver's screen", Tone.ATTENTION),
  WITHHELD("withheld", "a check stopped it before it was sent", Tone.ATTENTION),
  FILTERED("left out", "a rule of the mapping leaves it out", Tone.PLAIN),
  REJECTED("rejected", "not mapped: stands in the rejects with its reason", Tone.BAD),
  ORPHANED("orphaned", "belongs to no row that is used", Tone.BAD);

  /** How a fate is coloured; the words say it, too. */
  enum Tone {
    GOOD,
    PLAIN,
    ATTENTION,
    BAD;

    String css() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  private final String label;
  private final String meaning;
  private final Tone tone;

  Fate(String label, String meaning, Tone tone) {
    this.label = label;
    this.meaning = meaning;
    this.tone = tone;
  }

  String label() {
    return label;
  }

  String meaning() {
    return meaning;
  }

  Tone tone() {
    return tone;
  }

  /** Anchor of its line in the table. */
  String anchor() {
    return "fate-" + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  boolean isSent() {
    return this == ACCEPTED || this == REFUSED || this == UNKNOWN || this == LOST;
  }

  boolean isMapped() {
    return this != FILTERED && this != REJECTED && this != ORPHANED;
  }

  /**
   * What the ledger says.
   *
   * @param lastPush when the last push began: what was accepted before is unchanged
   */
  static Fate of(Entry entry, Instant lastPush) {
    Instant sent = entry.attempt().sentAt();
    boolean before = (sent == null ? entry.changedAt() : sent).isBefore(lastPush);
    return entry.state() == ResourceState.ACCEPTED && before ? UNCHANGED : of(entry.state());
  }

  private static Fate of(ResourceState state) {
    return switch (state) {
      case ACCEPTED -> ACCEPTED;
      case REFUSED -> REFUSED;
      case INTENT, UNKNOWN, CONFLICT, DOUBLED -> UNKNOWN;
      case LOST -> LOST;
      case FOLDED -> FOLDED;
      case READY, NEW -> WAITING;
      case HELD -> HELD;
      case PARKED -> PARKED;
      case NOT_CARRIED -> NOT_CARRIED;
      case WITHHELD -> WITHHELD;
      case GONE -> MAPPED;
    };
  }

  /**
   * Of two resources made from one row, what is told: trouble before success, and anything before
   * what is carried along.
   */
  Fate worse(Fate other) {
    return rank() >= other.rank() ? this : other;
  }

  private int rank() {
    return switch (this) {
      case FOLDED -> 0;
      case MAPPED -> 1;
      case UNCHANGED, ACCEPTED -> 2;
      case NOT_CARRIED -> 3;
      case HELD -> 4;
      case WAITING -> 5;
      case PARKED -> 6;
      case WITHHELD -> 7;
      case REFUSED -> 8;
      case UNKNOWN -> 9;
      case LOST -> 10;
      case FILTERED, REJECTED, ORPHANED -> 11;
    };
  }
}
