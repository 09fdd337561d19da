package org.imisconnect.exchange;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Resources whose writes run one after the other. One thread. */
final class Lane {
  private final Deque<Long> items;
  private int tries;
  private boolean looked;

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
