package org.imisconnect.receiver;

/**
 * One thing that the doctor looked at.
 *
 * @param name {@code login}, {@code clock}
 * @param words what was found
 * @param hint what to do; empty where all is well
 */
public record Probe(String name, Health health, String words, String hint) {
  /** How it is. */
  public enum Health {
    WELL,
    DOUBTFUL,
    ILL
  }
}
