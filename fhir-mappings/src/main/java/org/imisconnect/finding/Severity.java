package org.imisconnect.finding;

/** How much a {@link Finding} matters. The order is from bad to harmless. */
public enum Severity {
  /** The row, the resource or the file cannot be used as it is. */
  ERROR,
  /** Usable, but somebody should look. */
  WARNING,
  /** A substitution or a fact worth knowing. */
  INFO
}
