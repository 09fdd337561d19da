package org.imisconnect.receiver;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.imisconnect.finding.ExchangeException;
import org.jspecify.annotations.Nullable;

/**
 * One receiver environment in use. Thread-safe: the dispatcher calls it from several threads, never
 * with two writes of one key at a time, and never with two writes of one {@link Form#lane()}.
 *
 * <p>No method repeats a write by itself: only the ledger sends again. A refused login or a missing
 * right is an {@link ExchangeException} (exit 3) and must only be thrown when the write it
 * interrupts surely had no effect (401 or 403 before handling).
 */
public interface ReceiverSession extends AutoCloseable {
  /** What this environment can do; may read once from the server to find out which build it is. */
  Capabilities capabilities();

  /**
   * What of this canonical resource others need to know; called once for each, before any reducing.
   * Pure: no request, the same answer for the same resource.
   */
  List<Link> links(CanonicalResource resource);

  /**
   * The receiver form of a canonical resource, or why there is none. Pure but for reference data
   * read at most once per session; idempotent: the same input gives the same bytes on every day,
   * except that {@link Reduced.Held} may turn into {@link Reduced.Send}.
   */
  Reduction reduce(CanonicalResource resource, LinkIndex links);

  /**
   * Why an accepted resource cannot be changed to this form (a head of a household, a claim); empty
   * when {@link #update} may be tried. Pure.
   */
  Optional<Reduced.NotCarried> changeRefused(Form form);

  /**
   * As {@link #changeRefused(Form)}, with what was last sent, so that the reason can be exact (a
   * new head, a death, a member after the contract).
   *
   * @param before null where it is not kept
   */
  default Optional<Reduced.NotCarried> changeRefused(Form form, @Nullable Form before) {
    return changeRefused(form);
  }

  /** Sends a form that the receiver does not hold yet. One write, never repeated. */
  Outcome create(ResolvedForm form);

  /**
   * Sends several forms of one type that the receiver does not hold yet, none of which needs
   * another: in one request where {@link Capabilities.TypeRule#together()} is above 1. Never
   * repeated, but for what a refusal of the whole proves not to be stored.
   *
   * @return one outcome for each form, in their order
   */
  default List<Outcome> createTogether(List<ResolvedForm> forms) {
    List<Outcome> outcomes = new ArrayList<>();
    for (ResolvedForm form : forms) {
      try {
        outcomes.add(create(form));
      } catch (ExchangeException e) {
        if (outcomes.isEmpty()) {
          throw e;
        }
        // What went before has its outcome; the next write will tell the same again.
        while (outcomes.size() < forms.size()) {
          outcomes.add(new Outcome.NotSent("the receiver refused login or right", null));
        }
        return outcomes;
      }
    }
    return outcomes;
  }

  /**
   * Changes what the receiver holds under {@code remoteId} to this form. Never repeated.
   *
   * @param agreed what the receiver accepted last, so that a receiver that can tell does not
   *     overwrite what somebody else changed since ({@link Outcome.Changed}); null where that is
   *     not known or does not matter
   */
  Outcome update(ResolvedForm form, String remoteId, @Nullable ResolvedForm agreed);

  /**
   * Looks for a form by the best strategy for its type: by code, else by a full scan, never by a
   * total. May repeat reads. "Not found" is only ever an empty {@link Search.Complete}.
   *
   * @param sentAt when the doubtful request left: a row that could not be read, but was unreadable
   *     at its position before that instant, need not make the search incomplete; null on first
   *     contact
   */
  Search find(ResolvedForm form, @Nullable Instant sentAt);

  /**
   * Announces that these forms are looked for next. Until the next write a receiver that has to
   * read a whole list for one of them may answer all from one reading, which begins after this call
   * and not before: whoever calls takes the time of this call for the time of each look.
   */
  default void lookTogether(List<ResolvedForm> forms) {
    // a receiver that finds each by itself has nothing to gather
  }

  /**
   * Lists all that the receiver holds of a type and this account may see, for adopting, for finding
   * what is lost, and for the proof.
   */
  Listing list(String type, Consumer<Stored> sink);

  /**
   * Reads decisions.
   *
   * @param open claims not decided for good when last asked, read again one by one
   * @param since also list what was recorded since; null for no list
   */
  Listing answers(Iterable<OpenClaim> open, @Nullable Instant since, Consumer<Answer> sink);

  /**
   * What a reason of an {@link Answer} means, in words for the people of the scheme; empty where
   * the receiver's code says all that is known. Pure.
   */
  default String reasonWords(String reason) {
    return "";
  }

  /** National codes that reducing needed so far and that have no target; the most money first. */
  default List<CrosswalkMisses.Miss> missingCodes() {
    return List.of();
  }

  /** Lists reference data of one kind, for drafting and checking a crosswalk. */
  Listing reference(CrosswalkKind kind, Consumer<ReferenceEntry> sink);

  /** Login and GET only: address, TLS, login, rights, build, clock, row-level security. */
  List<Probe> probes();

  @Override
  void close();

  /**
   * A claim whose last answer was not final.
   *
   * @param code the claim's code, which is its business key at the receiver
   * @param remoteId the receiver's id
   */
  record OpenClaim(String code, String remoteId) {
    @Override
    public String toString() {
      return "OpenClaim[" + remoteId + "]";
    }
  }
}
