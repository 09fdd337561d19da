package org.imisconnect.pack;

/** How certain the format is that a pack reads. Every report repeats it. */
public enum PackStatus {
  /** Published by the scheme; read in full. */
  OFFICIAL,
  /** Seen in public software or samples, no official text. */
  OBSERVED,
  /** Our own proposal: never to be presented as the scheme's format. */
  PROPOSED;

  /** As {@code pack.yaml} writes it: lower case. */
  public String text() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
