package org.imisconnect.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.imisconnect.receiver.Answer;
import org.imisconnect.receiver.Form;

/**
 * The entries of one receiver environment and one scheme. Thread-safe; holds no entry in memory.
 *
 * <p>Reading needs nothing; writing needs the lease, which {@link #begin} takes.
 */
public interface Ledger extends AutoCloseable {
  /**
   * Takes the lease and nothing more, so that no other run begins before {@link #end}: for what has
   * to be done before, or writes files that a run reads.
   *
   * @throws org.imisconnect.finding.ConfigException as {@link #begin}
   */
  void hold(Owner owner, Owner.Liveness liveness);

  /**
   * Takes the lease, unless this ledger holds it already, and turns every INTENT into UNKNOWN: its
   * run died while bytes may have left.
   *
   * @return number of intents found
   * @throws org.imisconnect.finding.ConfigException when a live run, or one on another machine, has
   *     it; names owner and since when
   */
  long begin(Owner owner, Owner.Liveness liveness);

  /**
   * Ends one {@link #hold} or {@link #begin}; with the last of them the lease is given back. Does
   * nothing without it.
   */
  void end();

  /** An entry by canonical id. */
  Optional<Entry> find(String id);

  /** The form kept with an entry: what was last sent. */
  Optional<Form> findForm(String id);

  /** What the source asks for and the receiver does not carry, for whoever does it by hand. */
  Optional<Form> findWanted(String id);

  /**
   * Keeps what the source asks for and the receiver does not carry.
   *
   * @throws IllegalStateException without the lease
   */
  void writeWanted(String id, Form form);

  /** Canonical id of the entry that holds a receiver's key ({@link Entry.Hashes#key()}). */
  Optional<String> findByReceiverKey(String keyHash);

  /**
   * Writes transitions in one commit, on disk before this returns, and all or none of them.
   *
   * @throws IllegalStateException for an illegal transition, an entry in another state than said, a
   *     receiver's key that another entry holds, or without the lease
   */
  void write(List<Change> changes);

  /** Gives on all entries in some states, in the order they came in; may be written meanwhile. */
  void forEach(Set<ResourceState> states, Consumer<Entry> sink);

  /** Numbers and money by type and state, counted from the entries. */
  List<StateTotal> totals();

  /** Keeps what was decided, and marks the entries. Claims that are not in the ledger are left. */
  void writeAnswers(List<Answer> answers);

  /** The last answer kept for an entry. */
  Optional<Answer> findAnswer(String id);

  /** Refused entries that nobody discarded, in the order they came in. */
  void letters(Consumer<Entry> sink);

  /** What only a person can do and has not marked as done, in the order it came in. */
  void worklist(Consumer<Task> sink);

  /** A person says it is done on the receiver's screen; the proof goes on until it shows. */
  void markDone(String id, String note);

  /** Entries marked as done in the state they are still in: the receiver may show it by now. */
  void forEachDone(Consumer<Entry> sink);

  /** A person gives up a refused entry; it leaves the letters until its form changes. */
  void discard(String id, String note);

  /** A person sends again what was refused, lost or in conflict: it becomes READY. */
  void release(String id);

  /** Whether first contact was made with a receiver's type. */
  boolean isAdopted(String receiverType);

  /** Notes that first contact was made (or is to be made again, after a loss). */
  void setAdopted(String receiverType, boolean adopted);

  /** Every transition of one entry, oldest first. */
  List<Event> events(String id);

  /** The end of the chain of transitions: note it outside, and a rewritten ledger shows. */
  Seal seal();

  /** Counts everything again and gives on what was altered or dropped behind the ledger's back. */
  void verifyIntegrity(Consumer<Breach> sink);

  /**
   * Drops the content that nothing needs any more: forms of accepted and vanished entries that have
   * not changed since, and wishes that are over. Hashes, states and amounts stay: the proof counts
   * them.
   *
   * @return number of forms and wishes dropped
   */
  long forgetContent(Instant unchangedSince);

  @Override
  void close();
}
