package org.imisconnect.exchange;

/** Is told how a push goes on: for progress, and for tests that end a run. Thread-safe. */
@FunctionalInterface
public interface DispatchListener {
  /** Listens to nothing. */
  DispatchListener NONE = (point, type, id) -> {};

  /**
   * Is told of one point of one resource. An Error thrown here ends the run as a killed process
   * would: nothing more is written.
   *
   * @param type the receiver's type
   * @param id canonical id
   */
  void at(DispatchPoint point, String type, String id);
}
