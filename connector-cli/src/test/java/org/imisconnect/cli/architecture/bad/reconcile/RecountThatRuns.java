package org.imisconnect.cli.architecture.bad.reconcile;

import org.imisconnect.cli.architecture.bad.run.AnyRun;

/** Breaks two rules. */
final class RecountThatRuns {
  final AnyRun run = new AnyRun();

  void print() {
    System.out.print(run);
  }
}
