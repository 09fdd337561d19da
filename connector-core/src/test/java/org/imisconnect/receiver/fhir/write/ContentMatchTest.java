package org.imisconnect.receiver.fhir.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import org.imisconnect.receiver.fhir.client.FhirJson;
import org.junit.jupiter.api.Test;

class ContentMatchTest {
  private static List<String> differences(String sent, String held) {
    return new ContentMatch(URI.create("https://fhir.example.org/r4/"))
        .differences(object(sent), object(held));
  }

  private static ObjectNode object(String fields) {
    return (ObjectNode) FhirJson.parse("{\"resourceType\":\"Claim\"," + fields + "}").orElseThrow();
  }

  @Test
  void whatAServerAddsAndRewritesIsTheSame() {
    assertThat(
            differences(
                "\"total\":{\"value\":10.00},\"patient\":{\"reference\":\"Patient/1\"}",
                "\"id\":\"7\",\"meta\":{\"versionId\":\"3\"},\"text\":{\"div\":\"x\"},\"total\":{\"value\":10.0},"
                    + "\"patient\":{\"reference\":\"https://fhir.example.org/r4/Patient/1/_history/2\"}"))
        .isEmpty();
  }

  @Test
  void whatIsOtherIsToldByItsPath() {
    assertThat(
            differences(
                "\"item\":[{\"net\":{\"value\":1}},{\"net\":{\"value\":2}}],\"use\":\"claim\"",
                "\"item\":[{\"net\":{\"value\":1}},{\"net\":{\"value\":3}}],\"status\":\"active\",\"use\":\"claim\""))
        .containsExactly("Claim.item.net.value", "Claim.status");
    assertThat(differences("\"item\":[1,2]", "\"item\":[1]")).containsExactly("Claim.item");
  }
}
