package org.imisconnect.exchange;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.imisconnect.receiver.ResolvedForm;
import org.jspecify.annotations.Nullable;

/** Resources whose writes run one after the other. One thread. */
final class Lane {
  private final Deque<Long> items;
  private int tries;
  private boolean looked;
  private boolean agreementSought;
  private @Nullable ResolvedForm agreed;

  Lane(List<Long> items) {
    this.items = new ArrayDeque<>(items);
  }

  boolean isEmpty() {
    return items.isEmpty();
  }

  long first() {
    return items.getFirst();
  }

  /** The first item is done with. */
  void advance() {
    items.removeFirst();
    tries = 0;
    looked = false;
    agreementSought = false;
    agreed = null;
  }

  /** What the receiver accepted last of the first item: sought once, before it is overwritten. */
  @Nullable ResolvedForm agreed(Supplier<Optional<ResolvedForm>> seek) {
    if (!agreementSought) {
      agreed = seek.get().orElse(null);
      agreementSought = true;
    }
    return agreed;
  }

  /** The first item is to be overwritten, whatever the receiver holds. */
  void overwrite() {
    agreementSought = true;
    agreed = null;
  }

  int tries() {
    return tries;
  }

  void tried() {
    tries++;
  }

  void tryNotCounted() {
    tries--;
  }

  /** Whether the receiver was asked for the first item before its create. */
  boolean isLooked() {
    return looked;
  }

  void looked() {
    looked = true;
  }
}
