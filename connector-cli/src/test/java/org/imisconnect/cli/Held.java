package org.imisconnect.cli;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import org.imisconnect.fixtures.sandbox.control.Hold;
import org.jspecify.annotations.Nullable;

/** The n-th write that the server is to hold, and what it was of. Thread-safe. */
final class Held implements BiPredicate<String, String> {
  private final int time;
  private final AtomicInteger seen = new AtomicInteger();
  private volatile String heldType = "";
  private volatile String heldKey = "";
  private volatile @Nullable Hold hold;

  Held(int time) {
    this.time = time;
  }

  @Override
  public boolean test(String type, String key) {
    boolean wanted = seen.incrementAndGet() == time;
    if (wanted) {
      heldType = type;
      heldKey = key;
    }
    return wanted;
  }

  void by(Hold held) {
    hold = held;
  }

  void release() {
    Hold held = hold;
    if (held != null) {
      held.release();
    }
  }

  /** Whether a write is that one. */
  boolean is(String type, String key) {
    return type.equals(heldType) && key.equals(heldKey);
  }

  /** Whether a GET looks for it: by its key, or in a list that it would stand in. */
  boolean isSearch(String type, String key) {
    return switch (heldType) {
      case "Patient" -> type.equals("Patient") && (key.isEmpty() || key.equals(heldKey));
      case "Claim" -> type.equals("ClaimResponse") && (key.isEmpty() || key.equals(heldKey));
      case "Contract" -> type.equals("Coverage");
      default -> false;
    };
  }
}
