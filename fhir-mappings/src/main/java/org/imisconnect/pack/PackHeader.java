package org.imisconnect.pack;

import java.util.List;
import java.util.Map;

/**
 * What {@code pack.yaml} says. Immutable.
 *
 * @param id lower-case words joined by {@code -}: {@code la-nhi}
 * @param country two lower-case letters of ISO 3166, or {@code xx} where the pack belongs to none
 * @param scheme the scheme within the country: {@code nhi}
 * @param title one line for people
 * @param status how certain the format is
 * @param version the pack's own version
 * @param formats versions of the scheme's format that it reads; may be empty
 * @param contact who answers for it; may be empty
 * @param base URL without a slash at its end
 * @param ancestors ids of the packs it extends, the nearest first; may be empty
 * @param receivers receivers it was tested with; may be empty
 * @param constants text by the name that mappings write as {@code $name}
 */
public record PackHeader(
    String id,
    String country,
    String scheme,
    String title,
    PackStatus status,
    String version,
    List<String> formats,
    String contact,
    String base,
    List<String> ancestors,
    List<String> receivers,
    Map<String, String> constants) {
  public PackHeader {
    formats = List.copyOf(formats);
    ancestors = List.copyOf(ancestors);
    receivers = List.copyOf(receivers);
    constants = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(constants));
  }

  /** The text of {@code $scheme}: base, {@code /id/}, country, slash, scheme. */
  public String schemeUri() {
    return base + "/id/" + country + "/" + scheme;
  }
}
