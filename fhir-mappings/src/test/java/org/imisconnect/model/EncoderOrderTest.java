package org.imisconnect.model;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The order of the model is the order in which HAPI writes: a filled resource comes back equal. */
class EncoderOrderTest {
  private static final FhirContext CONTEXT = FhirContext.forR4();

  static List<String> resources() {
    return R4Model.resourceNames();
  }

  @ParameterizedTest
  @MethodSource("resources")
  void hapiWritesAFilledResourceInTheOrderOfTheModel(String resource) {
    IParser parser = CONTEXT.newJsonParser().setOverrideResourceIdWithBundleEntryFullUrl(false);
    for (int choice = 0; choice < 3; choice++) {
      String ours = FilledResource.json(resource, choice);
      assertThat(parser.encodeResourceToString(parser.parseResource(ours))).isEqualTo(ours);
    }
  }
}
