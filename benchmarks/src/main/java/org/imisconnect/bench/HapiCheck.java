package org.imisconnect.bench;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;

/**
 * HAPI's validator as it comes, resource by resource: seconds for all after the first ten, and what
 * one resource costs. {@code HapiCheck FILE.ndjson}.
 */
public final class HapiCheck {
  private static final int WARM = 10;

  private HapiCheck() {}

  public static void main(String[] arguments) throws IOException {
    List<String> lines = Files.readAllLines(Path.of(arguments[0]));
    FhirContext context = FhirContext.forR4Cached();
    FhirValidator validator = context.newValidator();
    validator.registerValidatorModule(
        new FhirInstanceValidator(
            new ValidationSupportChain(
                new DefaultProfileValidationSupport(context),
                new CommonCodeSystemsTerminologyService(context),
                new InMemoryTerminologyServerValidationSupport(context))));
    int messages = 0;
    long start = 0;
    for (int i = 0; i < lines.size(); i++) {
      if (i == WARM) {
        start = System.nanoTime();
      }
      messages += validator.validateWithResult(lines.get(i)).getMessages().size();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        java.util.Locale.ROOT,
        "%d resources after the first %d: %.2f s, %.1f a second, %d messages%n",
        lines.size() - WARM,
        WARM,
        seconds,
        (lines.size() - WARM) / seconds,
        messages);
  }
}
