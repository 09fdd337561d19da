package org.imisconnect.record;

/** What an invalid cell does besides leaving a finding. */
public enum OnInvalid {
  /** The element that the cell feeds is left out. */
  OMIT,
  /** The whole row goes to the rejects. */
  REJECT
}
