package org.imisconnect.pack;

import java.util.Locale;

/** Why a column is dropped. The list is closed, so that reports can count by reason. */
public enum IgnoreReason {
  /** Belongs to the source's own machinery: row numbers, batch names, checksums. */
  TECHNICAL,
  /** Says again what another column says. */
  DUPLICATE,
  /** Can be computed from mapped columns. */
  DERIVED,
  /** Personal and not needed by the receiver. */
  PRIVATE,
  /** Never filled in the files that were seen. */
  EMPTY,
  /** Of no use to a health insurance. */
  OUT_OF_SCOPE,
  /** Worth keeping, but R4 has no place for it. */
  NO_PLACE_IN_FHIR;

  /** As {@code ignored.yaml} writes it: lower case. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
