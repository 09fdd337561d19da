package org.imisconnect.architecture.bad.check;

import org.imisconnect.architecture.bad.typed.Typed;

/** Breaks on purpose: a later stage. */
public final class CheckThatKnowsTyped {
  Typed typed = new Typed();
}
