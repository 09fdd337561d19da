package org.imisconnect.map.run;

/**
 * A slot of a mapping, as findings and explanations name it. Immutable.
 *
 * @param path FHIR path without indexes; empty where the slot feeds none
 * @param mapping {@code file:line:column}
 */
public record Site(String path, String mapping) {
  /** Belongs to no slot: the checks of columns. */
  public static final Site NONE = new Site("", "");
}
