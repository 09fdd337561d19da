package org.imisconnect.architecture.bad.finding;

import org.imisconnect.architecture.bad.pack.internal.InternalOfPack;

/** Breaks on purpose: a later stage, an internal, and a circle. */
public final class FindingThatKnowsPacks {
  InternalOfPack pack = new InternalOfPack();
}
