package org.imisconnect.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imisconnect.ledger.Change;
import org.imisconnect.ledger.Entry;
import org.imisconnect.ledger.Ledger;
import org.imisconnect.receiver.Answer;
import org.imisconnect.receiver.Form;
import org.jspecify.annotations.Nullable;

/** Transitions that go to disk in one commit, and what entries are once they have. One thread. */
final class LedgerBuffer {
  private final Ledger ledger;
  private final List<Change> changes = new ArrayList<>();
  private final Map<String, Entry> entries = new HashMap<>();

  LedgerBuffer(Ledger ledger) {
    this.ledger = ledger;
  }

  Optional<Entry> find(String id) {
    Entry pending = entries.get(id);
    return pending == null ? ledger.find(id) : Optional.of(pending);
  }

  /** Moves an entry on; returns it as it is now. */
  Entry change(Entry before, Entry after) {
    return change(before, after, null, null);
  }

  /** Moves an entry on, and keeps form and answer with it. */
  Entry change(Entry before, Entry after, @Nullable Form form, @Nullable Answer answer) {
    changes.add(new Change(before.state(), after, form, answer));
    entries.put(after.id(), after);
    return after;
  }

  int size() {
    return changes.size();
  }

  /** Commits; nothing that was buffered is lost or half written. */
  void flush() {
    if (!changes.isEmpty()) {
      ledger.write(changes);
      changes.clear();
      entries.clear();
    }
  }
}
