package org.imisconnect.receiver.openimis.reduce;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The visit type of a claim as openIMIS knows it: E emergency, R referral, O other. Pure. */
final class VisitType {
  private static final Map<String, String> KNOWN =
      Map.ofEntries(
          Map.entry("e", "E"),
          Map.entry("emergency", "E"),
          Map.entry("emer", "E"),
          Map.entry("r", "R"),
          Map.entry("referral", "R"),
          Map.entry("o", "O"),
          Map.entry("other", "O"),
          Map.entry("outpatient", "O"),
          Map.entry("amb", "O"),
          Map.entry("inpatient", "O"),
          Map.entry("imp", "O"));

  private VisitType() {}

  /**
   * Looks at {@code subType}, then {@code type}: the project's own words first. openIMIS takes any
   * code, answers with an error, and cannot list its claims afterwards: an unknown one must stop.
   */
  static String of(JsonNode claim, ReduceRules rules) {
    List<String> codes = new ArrayList<>();
    for (String element : new String[] {"subType", "type"}) {
      claim.path(element).path("coding").forEach(c -> codes.add(c.path("code").asText()));
      Canonical.present(claim.path(element).path("text")).ifPresent(codes::add);
    }
    for (String code : codes) {
      String own = rules.visitTypes().get(code);
      if (own != null) {
        return own;
      }
    }
    for (String code : codes) {
      String known = KNOWN.get(Canonical.lower(code));
      if (known != null) {
        return known;
      }
    }
    throw Stop.because(
        "VISIT_TYPE_UNKNOWN",
        "the visit type is none that is known; set `visit-type.CODE` to E, R or O");
  }
}
