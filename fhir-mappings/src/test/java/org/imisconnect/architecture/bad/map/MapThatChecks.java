package org.imisconnect.architecture.bad.map;

import org.imisconnect.architecture.bad.check.CheckThatKnowsTyped;

/** Breaks on purpose: a later stage. */
public final class MapThatChecks {
  CheckThatKnowsTyped check = new CheckThatKnowsTyped();
}
