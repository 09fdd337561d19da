package org.imisconnect.check;

/** What resources are compared with. */
public enum CheckProfile {
  /** Base R4: structure, values, required codes, references. */
  R4,
  /** R4, and what openIMIS takes and keeps. */
  OPENIMIS
}
