package org.imisconnect.run.project;

/**
 * Where a run stops by itself.
 *
 * @param canary claims that go ahead
 * @param refused share of claims, refused or decided rejected
 * @param updates share of what the receiver holds that one run may change
 * @param rejected share of source rows that may be rejected or orphaned before the exit code is 1
 */
public record Limits(int canary, double refused, double updates, double rejected) {
  /** 50 claims, 20 %, 5 %, none. */
  public static final Limits DEFAULT = new Limits(50, 0.20, 0.05, 0);
}
