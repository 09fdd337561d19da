package org.imisconnect.architecture.bad.pack.internal;

import org.imisconnect.architecture.bad.finding.FindingThatKnowsPacks;

/** Half of a circle. */
public final class InternalOfPack {
  FindingThatKnowsPacks finding = new FindingThatKnowsPacks();
}
