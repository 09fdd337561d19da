package org.imisconnect.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.imisconnect.receiver.Amount;
import org.imisconnect.receiver.Answer.Decision;
import org.imisconnect.receiver.CanonicalResource.SourceRow;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger knows of one resource.
 *
 * @param id canonical id
 * @param type canonical type
 * @param key parts of the business key
 * @param cause why it is in this state
 * @param mapping version of the pack that made what is wanted
 * @param row where it stood in the source when it last changed
 * @param amount money; null where the type has none
 * @param decision what the receiver decided of a claim; null where nothing
 * @param decided whether that is the last word
 * @param changedAt when this entry was last written
 */
public record Entry(
    String id,
    String type,
    List<String> key,
    ResourceState state,
    Cause cause,
    Hashes hashes,
    String mapping,
    Attempt attempt,
    Remote remote,
    SourceRow row,
    @Nullable Amount amount,
    @Nullable Decision decision,
    boolean decided,
    Instant changedAt) {
  public Entry {
    key = List.copyOf(key);
  }

  /** Type, id and state only: a business key is personal. */
  @Override
  public String toString() {
    return type + "/" + id + " " + state;
  }

  /** An entry that is not in the ledger yet. */
  public static Entry create(String id, String type, List<String> key, SourceRow row, Instant at) {
    return new Entry(
        id,
        type,
        key,
        ResourceState.NEW,
        Cause.NONE,
        Hashes.NONE,
        "",
        Attempt.NONE,
        Remote.NONE,
        row,
        null,
        null,
        false,
        at);
  }

  /** The same in another state, for a cause. */
  public Entry moved(ResourceState to, Cause why) {
    return new Entry(
        id, type, key, to, why, hashes, mapping, attempt, remote, row, amount, decision, decided,
        changedAt);
  }

  public Entry withHashes(Hashes now) {
    return new Entry(
        id, type, key, state, cause, now, mapping, attempt, remote, row, amount, decision, decided,
        changedAt);
  }

  public Entry withAttempt(Attempt now) {
    return new Entry(
        id, type, key, state, cause, hashes, mapping, now, remote, row, amount, decision, decided,
        changedAt);
  }

  public Entry withRemote(Remote now) {
    return new Entry(
        id, type, key, state, cause, hashes, mapping, attempt, now, row, amount, decision, decided,
        changedAt);
  }

  /** The same with where it stands now, what made it, and its money. */
  public Entry withSource(SourceRow now, String version, @Nullable Amount money) {
    return new Entry(
        id, type, key, state, cause, hashes, version, attempt, remote, now, money, decision,
        decided, changedAt);
  }

  public Entry withDecision(Decision now, boolean last) {
    return new Entry(
        id, type, key, state, cause, hashes, mapping, attempt, remote, row, amount, now, last,
        changedAt);
  }

  public Entry at(Instant now) {
    return new Entry(
        id, type, key, state, cause, hashes, mapping, attempt, remote, row, amount, decision,
        decided, now);
  }

  /** Whether the receiver is known to hold some version of it. */
  public boolean isHeldByReceiver() {
    return hashes.held() != null && remote.id() != null;
  }

  /**
   * Why it is in its state. No part is personal.
   *
   * @param code UPPER_SNAKE; empty where there is nothing to say
   * @param other canonical id of the parent it waits for or of its carrier; null for none
   * @param until first day on which it may be sent; null for none
   */
  public record Cause(
      String code, String words, @Nullable String other, @Nullable LocalDate until) {
    public static final Cause NONE = new Cause("", "", null, null);

    public static Cause of(String code, String words) {
      return new Cause(code, words, null, null);
    }
  }

  /**
   * SHA-256 in hexadecimal digits.
   *
   * @param wanted the form that the source asks for now; null where there is none
   * @param sent the form of the last attempt; null before the first
   * @param held the form that the receiver holds; null while it holds none
   * @param key type and business key at the receiver; null before the first attempt
   */
  public record Hashes(
      @Nullable String wanted, @Nullable String sent, @Nullable String held, @Nullable String key) {
    public static final Hashes NONE = new Hashes(null, null, null, null);

    public Hashes withWanted(@Nullable String now) {
      return new Hashes(now, sent, held, key);
    }

    public Hashes withSent(String now, String receiverKey) {
      return new Hashes(wanted, now, held, receiverKey);
    }

    public Hashes withHeld(@Nullable String now) {
      return new Hashes(wanted, sent, now, key);
    }
  }

  /**
   * The last attempt. Its moments are whole milliseconds, as they are kept: an entry says the same
   * before it is written and after it is read again.
   *
   * @param count attempts at the form that was last sent
   * @param sentAt when its intent was committed; null before the first
   * @param doubtfulSince from when the time to settle counts: its bytes had left by then; null
   *     unless UNKNOWN
   */
  public record Attempt(int count, @Nullable Instant sentAt, @Nullable Instant doubtfulSince) {
    public static final Attempt NONE = new Attempt(0, null, null);

    public Attempt {
      sentAt = whole(sentAt);
      doubtfulSince = whole(doubtfulSince);
    }

    private static @Nullable Instant whole(@Nullable Instant moment) {
      return moment == null ? null : moment.truncatedTo(ChronoUnit.MILLIS);
    }
  }

  /**
   * What the receiver calls it.
   *
   * @param id null while unknown
   * @param twins further rows that the same create made
   */
  public record Remote(@Nullable String id, List<String> twins) {
    public static final Remote NONE = new Remote(null, List.of());

    public Remote {
      twins = List.copyOf(twins);
    }
  }
}
