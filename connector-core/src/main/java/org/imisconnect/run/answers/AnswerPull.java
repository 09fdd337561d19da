package org.imisconnect.run.answers;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.imisconnect.ledger.Ledger;
import org.imisconnect.ledger.ResourceState;
import org.imisconnect.receiver.Answer;
import org.imisconnect.receiver.Answer.Decision;
import org.imisconnect.receiver.Listing;
import org.imisconnect.receiver.ReceiverSession;
import org.imisconnect.receiver.ReceiverSession.OpenClaim;

/** Asks a receiver for the decisions that are still open, and keeps them. One thread; the lease. */
public final class AnswerPull {
  private static final int BATCH = 100;
  private final ReceiverSession session;
  private final Ledger ledger;
  private final List<Answer> batch = new ArrayList<>();
  private final Map<Decision, Long> decided = new EnumMap<>(Decision.class);

  public AnswerPull(ReceiverSession session, Ledger ledger) {
    this.session = session;
    this.ledger = ledger;
  }

  /**
   * What came back.
   *
   * @param asked claims whose last answer was not final
   * @param answers decisions read, by what they come to
   * @param trouble why some could not be read; empty where all were
   */
  public record Result(long asked, Map<Decision, Long> answers, String trouble) {}

  /**
   * Reads and keeps; the ledger's lease must be held.
   *
   * @throws org.imisconnect.finding.ExchangeException when the receiver refuses login or right
   */
  public Result pull() {
    List<OpenClaim> open = new ArrayList<>();
    ledger.forEach(
        EnumSet.of(ResourceState.ACCEPTED),
        entry -> {
          String remote = entry.remote().id();
          if (entry.type().equals("Claim") && !entry.decided() && remote != null) {
            open.add(new OpenClaim(entry.key().get(0), remote));
          }
        });
    Listing listing = session.answers(open, null, this::keep);
    flush();
    String trouble = listing instanceof Listing.Incomplete incomplete ? incomplete.why() : "";
    return new Result(open.size(), Map.copyOf(decided), trouble);
  }

  private void keep(Answer answer) {
    decided.merge(answer.decision(), 1L, Long::sum);
    batch.add(answer);
    if (batch.size() == BATCH) {
      flush();
    }
  }

  private void flush() {
    ledger.writeAnswers(batch);
    batch.clear();
  }
}
