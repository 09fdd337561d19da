package org.imisconnect.cli.real;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A Patient as openIMIS shows it, in the words of its own table. */
record FhirPerson(JsonNode patient) {
  static String number(JsonNode patient) {
    for (JsonNode identifier : patient.path("identifier")) {
      if (identifier.at("/type/coding/0/code").asText().equals("Code")) {
        return identifier.path("value").asText();
      }
    }
    throw new IllegalStateException("a Patient without an insurance number");
  }

  /** The row that is in a household; an older release makes a second one that is in none. */
  static JsonNode inHousehold(List<JsonNode> rows) {
    return rows.stream()
        .filter(row -> !new FhirPerson(row).extension("group-reference").isMissingNode())
        .findFirst()
        .orElse(rows.get(0));
  }

  private JsonNode extension(String name) {
    return ending(patient.path("extension"), name);
  }

  private static JsonNode ending(JsonNode extensions, String name) {
    return StreamSupport.stream(extensions.spliterator(), false)
        .filter(extension -> extension.path("url").asText().endsWith(name))
        .findFirst()
        .orElse(com.fasterxml.jackson.databind.node.MissingNode.getInstance());
  }

  private String telecom(String system) {
    return StreamSupport.stream(patient.path("telecom").spliterator(), false)
        .filter(one -> one.path("system").asText().equals(system))
        .map(one -> one.path("value").asText())
        .findFirst()
        .orElse("");
  }

  private String given() {
    return StreamSupport.stream(patient.at("/name/0/given").spliterator(), false)
        .map(JsonNode::asText)
        .collect(Collectors.joining(" "));
  }

  /** Family name, others, sex, birth, marital, phone, mail, address, head, village, relation. */
  List<String> cells() {
    return List.of(
        patient.at("/name/0/family").asText(),
        given(),
        patient.path("gender").asText(),
        patient.path("birthDate").asText(),
        patient.at("/maritalStatus/coding/0/code").asText(),
        telecom("phone"),
        telecom("email"),
        patient.at("/address/0/text").asText(),
        extension("is-head").path("valueBoolean").asBoolean() ? "t" : "f",
        patient.at("/address/0/city").asText(),
        relation());
  }

  private String relation() {
    String code = patient.at("/contact/0/relationship/0/coding/0/code").asText();
    return code.isEmpty() ? "0" : code;
  }
}
