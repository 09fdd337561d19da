package org.imisconnect.receiver.fhir.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.imisconnect.receiver.Outcome;
import org.imisconnect.receiver.ResolvedForm;
import org.imisconnect.receiver.fhir.client.FhirJson;

/** A transaction Bundle of creates, and what its answer says of each. Stateless. */
final class Transaction {
  private Transaction() {}

  static ObjectNode of(List<ResolvedForm> forms) {
    ObjectNode bundle = JsonNodeFactory.instance.objectNode();
    bundle.put("resourceType", "Bundle").put("type", "transaction");
    for (ResolvedForm form : forms) {
      ObjectNode entry = bundle.withArray("entry").addObject();
      String type = form.form().type();
      entry.set("resource", form.resolvedBody());
      ObjectNode request = entry.putObject("request");
      if (Identifying.isNamedByServer(form.form())) {
        entry.put("fullUrl", "urn:uuid:" + form.form().id());
        request.put("method", "POST").put("url", type);
        request.put("ifNoneExist", FhirWriter.condition(form));
      } else {
        request.put("method", "PUT").put("url", type + "/" + form.form().id());
      }
    }
    return bundle;
  }

  /** One outcome for each form; an answer that does not tell of each tells of none. */
  static List<Outcome> outcomes(List<ResolvedForm> forms, String answer) {
    Optional<JsonNode> bundle = FhirJson.parse(answer);
    List<JsonNode> responses = new ArrayList<>();
    bundle.ifPresent(
        json -> json.path("entry").forEach(entry -> responses.add(entry.path("response"))));
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < forms.size(); i++) {
      outcomes.add(
          responses.size() == forms.size()
              ? outcome(forms.get(i), responses.get(i))
              : new Outcome.Unknown("the transaction's answer tells of other entries"));
    }
    return outcomes;
  }

  private static Outcome outcome(ResolvedForm form, JsonNode response) {
    String status = response.path("status").asText();
    String id = id(form.form().type(), response.path("location").asText());
    if (!Identifying.isNamedByServer(form.form())) {
      boolean ours = id.isEmpty() || id.equals(form.form().id());
      return status.startsWith("20") && ours
          ? Outcome.Accepted.of(form.form().id())
          : new Outcome.Unknown("the transaction's answer does not tell that it is stored");
    }
    return status.startsWith("201") && !id.isEmpty()
        ? Outcome.Accepted.of(id)
        : new Outcome.Unknown("the server has its identifier already");
  }

  private static String id(String type, String location) {
    int at = location.lastIndexOf(type + "/");
    return at < 0 ? "" : location.substring(at + type.length() + 1).replaceAll("/.*", "");
  }
}
