package org.imisconnect.cli.architecture.bad.ledger;

import org.imisconnect.cli.architecture.bad.fixtures.FixtureHelper;
import org.imisconnect.cli.architecture.bad.source.OpenSource;

/** Breaks three rules. */
final class LedgerThatReads {
  final OpenSource source = new OpenSource();
  final FixtureHelper helper = new FixtureHelper();
  final long now = System.currentTimeMillis();
}
