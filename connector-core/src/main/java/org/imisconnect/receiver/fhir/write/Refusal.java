package org.imisconnect.receiver.fhir.write;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.imisconnect.receiver.Http;
import org.imisconnect.receiver.Outcome;
import org.imisconnect.receiver.fhir.client.FhirJson;

/** Reads an OperationOutcome into a reason in words. Stateless. */
final class Refusal {
  private static final int MOST = 3;
  private static final Pattern PLACE = Pattern.compile("[A-Za-z][A-Za-z0-9.\\[\\]()]*");

  /** Issue types of FHIR, in words; a type that is not here stands for itself. */
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("invalid", "the content is invalid"),
          Map.entry("structure", "the structure is wrong"),
          Map.entry("required", "a required element is missing"),
          Map.entry("value", "an element has an invalid value"),
          Map.entry("invariant", "a rule of the server's profile does not hold"),
          Map.entry("processing", "the server could not process it"),
          Map.entry("not-supported", "the server does not support it"),
          Map.entry("duplicate", "the server has it already"),
          Map.entry("multiple-matches", "several resources match"),
          Map.entry("not-found", "what it refers to is not found"),
          Map.entry("deleted", "what it refers to was deleted"),
          Map.entry("too-long", "it is too long"),
          Map.entry("code-invalid", "a code is not known"),
          Map.entry("extension", "an extension is not accepted"),
          Map.entry("too-costly", "it is too much for the server"),
          Map.entry("business-rule", "a rule of the server's scheme does not hold"),
          Map.entry("conflict", "somebody else changed it"),
          Map.entry("exception", "the server failed"));

  private Refusal() {}

  /**
   * The refusal that an answer tells.
   *
   * @param sent what was sent: none of its words is repeated
   */
  static Outcome.Refused of(Http.Received answer, JsonNode sent) {
    Optional<JsonNode> outcome =
        FhirJson.parse(answer.body())
            .filter(json -> json.path("resourceType").asText().equals("OperationOutcome"));
    List<JsonNode> issues = new ArrayList<>();
    outcome.ifPresent(json -> json.path("issue").forEach(issues::add));
    List<JsonNode> errors = issues.stream().filter(Refusal::isError).toList();
    if (errors.isEmpty()) {
      return new Outcome.Refused(
          "STATUS_" + answer.status(), "the server refused it (status " + answer.status() + ")");
    }
    MaskedText mask = new MaskedText(sent);
    List<String> words = errors.stream().limit(MOST).map(issue -> words(issue, mask)).toList();
    String more = errors.size() > MOST ? "; and " + (errors.size() - MOST) + " more" : "";
    return new Outcome.Refused(code(errors.get(0)), String.join("; ", words) + more);
  }

  private static boolean isError(JsonNode issue) {
    String severity = issue.path("severity").asText();
    return !severity.equals("warning") && !severity.equals("information");
  }

  private static String code(JsonNode issue) {
    String code = issue.path("code").asText().toUpperCase(Locale.ROOT).replace('-', '_');
    return code.matches("[A-Z_]{3,30}") ? code : "REFUSED";
  }

  private static String words(JsonNode issue, MaskedText mask) {
    String type = issue.path("code").asText();
    StringBuilder words =
        new StringBuilder(WORDS.getOrDefault(type, WORDS.getOrDefault("processing", "")));
    String place = issue.path("expression").path(0).asText(issue.path("location").path(0).asText());
    if (PLACE.matcher(place).matches()) {
      words.append(" at ").append(place);
    }
    String detail = issue.path("details").path("text").asText();
    String text = detail.isEmpty() ? issue.path("diagnostics").asText() : detail;
    String masked = text.isEmpty() ? "" : mask.of(text);
    return masked.replace("…", "").isBlank() ? words.toString() : words + " (" + masked + ")";
  }
}
