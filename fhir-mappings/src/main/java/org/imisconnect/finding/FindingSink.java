package org.imisconnect.finding;

/** Takes findings as they are met. Implementations say whether they may be shared by threads. */
@FunctionalInterface
public interface FindingSink {
  /** Takes one finding; never fails because of it. */
  void add(Finding finding);
}
