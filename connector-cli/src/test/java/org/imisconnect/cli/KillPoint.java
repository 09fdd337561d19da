package org.imisconnect.cli;

import org.imisconnect.exchange.DispatchPoint;
import org.imisconnect.fixtures.sandbox.control.HoldPoint;
import org.jspecify.annotations.Nullable;

/** Where a push is killed: at a point of its own, or while the server holds a request. */
enum KillPoint {
  INTENT_WRITTEN(DispatchPoint.AFTER_INTENT, null),
  SENT_NOT_STORED(null, HoldPoint.CHECKED),
  /** The server stores it only when the next push has looked for it and not found it. */
  SENT_STORED_BEHIND_THE_SEARCH(null, HoldPoint.CHECKED),
  STORED_NOT_ANSWERED(null, HoldPoint.STORED),
  /** The next push cannot look for it, and the one after it can. */
  STORED_AND_NOT_TO_BE_FOUND(null, HoldPoint.STORED),
  ANSWERED_NOT_KNOWN(DispatchPoint.AFTER_SEND, null),
  KNOWN_NOT_COMMITTED(DispatchPoint.AFTER_ANSWER_BEFORE_COMMIT, null),
  COMMITTED(DispatchPoint.AFTER_COMMIT, null);

  /** A point of the push; null where the server holds. */
  final @Nullable DispatchPoint own;

  /** Where the server holds; null for a point of the push. */
  final @Nullable HoldPoint held;

  KillPoint(@Nullable DispatchPoint own, @Nullable HoldPoint held) {
    this.own = own;
    this.held = held;
  }
}
