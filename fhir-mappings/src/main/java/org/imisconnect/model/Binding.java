package org.imisconnect.model;

import java.util.Map;
import java.util.Set;

/**
 * The codes that R4 requires (binding strength {@code required}). Immutable.
 *
 * @param valueSet canonical URL of the value set, without version
 * @param systems system URL by code, in the order of the value set; empty where the codes cannot be
 *     listed (mime types, languages, currencies)
 */
public record Binding(String valueSet, Map<String, String> systems) {

  /** Whether the codes are listed here; else any code may be right. */
  public boolean isListed() {
    return !systems.isEmpty();
  }

  /** The allowed codes, in the order of the value set; empty where they are not listed. */
  public Set<String> codes() {
    return systems.keySet();
  }
}
