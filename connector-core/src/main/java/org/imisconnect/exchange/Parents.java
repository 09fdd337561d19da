package org.imisconnect.exchange;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.imisconnect.ledger.Entry;
import org.imisconnect.ledger.Ledger;
import org.jspecify.annotations.Nullable;

/** What has to stand at the receiver before something else is sent. Stateless. */
final class Parents {
  /** Carriers of carriers followed at most: a ring is a bug of a receiver, not an endless loop. */
  static final int DEPTH = 8;

  private Parents() {}

  /** Whether the receiver holds a parent and nothing about it is in doubt. */
  static boolean stands(Ledger ledger, String id) {
    return stands(ledger::find, id);
  }

  static boolean stands(Function<String, Optional<Entry>> find, String id) {
    String at = id;
    for (int i = 0; i < DEPTH; i++) {
      Optional<Entry> entry = find.apply(at);
      if (entry.isEmpty()) {
        return false;
      }
      String carrier = entry.get().cause().other();
      switch (entry.get().state()) {
        case FOLDED -> {
          if (carrier == null) {
            return true;
          }
          at = carrier;
        }
        case UNKNOWN, INTENT, CONFLICT, DOUBLED, LOST -> {
          return false;
        }
        default -> {
          return entry.get().isHeldByReceiver();
        }
      }
    }
    return false;
  }

  /** The first parent that does not stand; null where all do. */
  static @Nullable String missing(Function<String, Optional<Entry>> find, List<String> parents) {
    for (String parent : parents) {
      if (!stands(find, parent)) {
        return parent;
      }
    }
    return null;
  }

  /** Remote ids of those ids that have one. */
  static Map<String, String> remoteIds(Function<String, Optional<Entry>> find, List<String> ids) {
    Map<String, String> remote = new HashMap<>();
    for (String id : ids) {
      find.apply(id).map(entry -> entry.remote().id()).ifPresent(r -> remote.put(id, r));
    }
    return remote;
  }
}
