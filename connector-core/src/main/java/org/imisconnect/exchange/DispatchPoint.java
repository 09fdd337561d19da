package org.imisconnect.exchange;

/** Points at which a run may die; a {@link DispatchListener} is told of each. */
public enum DispatchPoint {
  /** The intent is on disk, no byte has left. */
  AFTER_INTENT,
  /** The receiver has answered, the dispatcher does not know it yet. */
  AFTER_SEND,
  /** The dispatcher knows the answer, the ledger does not. */
  AFTER_ANSWER_BEFORE_COMMIT,
  /** The answer is on disk. */
  AFTER_COMMIT
}
