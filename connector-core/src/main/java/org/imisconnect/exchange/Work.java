package org.imisconnect.exchange;

import java.time.Instant;
import org.imisconnect.ledger.Entry;
import org.imisconnect.receiver.Outcome;
import org.imisconnect.receiver.ReceiverSession;
import org.imisconnect.receiver.ResolvedForm;
import org.imisconnect.receiver.Search;
import org.jspecify.annotations.Nullable;

/** One request to the receiver, made on a thread of its own. */
sealed interface Work {
  Lane lane();

  /** The entry as it is while the request is under way. */
  Entry entry();

  ResolvedForm form();

  /**
   * A write whose intent is in the ledger.
   *
   * @param agreed of an update: what the receiver accepted last; null where that is not known
   */
  record Write(Lane lane, Entry entry, ResolvedForm form, @Nullable ResolvedForm agreed)
      implements Work {
    boolean isCreate() {
      return !entry.isHeldByReceiver() || entry.remote().id() == null;
    }

    Outcome send(ReceiverSession session) {
      String remote = entry.remote().id();
      return isCreate() || remote == null
          ? session.create(form)
          : session.update(form, remote, agreed);
    }
  }

  /**
   * A search: before a first create (the entry is READY), or because of a doubt (UNKNOWN).
   *
   * @param begun when it began: only what began late enough proves absence
   */
  record Look(Lane lane, Entry entry, ResolvedForm form, Instant begun) implements Work {
    Search search(ReceiverSession session) {
      return session.find(form, entry.attempt().sentAt());
    }
  }

  /** How a request ended. */
  sealed interface Done {}

  record Written(Write write, Outcome outcome) implements Done {}

  record Looked(Look look, Search search) implements Done {}

  record Failed(Work work, Throwable cause) implements Done {}
}
