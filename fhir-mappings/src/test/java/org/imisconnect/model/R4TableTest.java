package org.imisconnect.model;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import org.imisconnect.golden.Golden;
import org.junit.jupiter.api.Test;

class R4TableTest {
  @Test
  void tablesSayWhatHapiSays() throws IOException {
    R4TableWriter writer = new R4TableWriter(FhirContext.forR4());
    Golden.check("src/main/resources/model/r4.tsv", writer.types());
    Golden.check("src/main/resources/model/r4-codes.tsv", writer.codes());
  }
}
