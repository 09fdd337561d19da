package org.imisconnect.receiver.openimis.write;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imisconnect.receiver.Answer;
import org.imisconnect.receiver.ResolvedForm;
import org.imisconnect.receiver.Search.Match;
import org.imisconnect.receiver.openimis.answer.ClaimDecision;
import org.imisconnect.receiver.openimis.protocol.Fhir;
import org.imisconnect.receiver.openimis.reduce.FormJson;

/** A claim that was sent against the ClaimResponse of one that is stored. Pure. */
public final class ClaimMatch {
  private final String currency;

  public ClaimMatch(String currency) {
    this.currency = currency;
  }

  Match match(ResolvedForm form, JsonNode response) {
    return match(form, response, "");
  }

  /**
   * Compares.
   *
   * @param number the person's insurance number by the server; empty where it does not tell
   */
  Match match(ResolvedForm form, JsonNode response, String number) {
    Optional<Answer> answer = ClaimDecision.read(response, currency);
    return new Match(
        Fhir.uuid(response).orElse(""),
        differences(form, response, number, answer),
        Map.of(),
        answer.orElse(null));
  }

  private static List<String> differences(
      ResolvedForm form, JsonNode response, String number, Optional<Answer> answer) {
    List<String> differences = new ArrayList<>();
    JsonNode sent = form.resolvedBody();
    Optional<String> patient = Fhir.referenceId(sent.path("patient"));
    boolean resolved = patient.filter(form.remoteIds()::containsValue).isPresent();
    boolean twin =
        !number.isEmpty() && number.equals(form.form().hints().get(FormJson.PATIENT_NUMBER));
    if (resolved && !twin && !patient.equals(Fhir.referenceId(response.path("patient")))) {
      differences.add("Claim.patient");
    }
    List<String> stored =
        answer.stream()
            .flatMap(a -> a.lines().stream())
            .map(l -> l.kind() + " " + l.code())
            .sorted()
            .toList();
    if (!lines(sent).equals(stored)) {
      differences.add("Claim.item");
    }
    BigDecimal total = sent.path("total").path("value").decimalValue();
    // a quantity above the server's limit is lowered by the server itself
    boolean likeMoney =
        answer.map(Answer::asked).filter(a -> a.value().compareTo(total) <= 0).isPresent();
    if (!likeMoney) {
      differences.add("Claim.total");
    }
    return differences;
  }

  private static List<String> lines(JsonNode claim) {
    List<String> lines = new ArrayList<>();
    for (JsonNode line : claim.path("item")) {
      lines.add(
          line.path("category").path("text").asText()
              + " "
              + line.path("productOrService").path("text").asText());
    }
    return lines.stream().sorted().toList();
  }
}
