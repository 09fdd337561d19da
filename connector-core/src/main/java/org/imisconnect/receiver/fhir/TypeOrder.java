package org.imisconnect.receiver.fhir;

import java.util.ArrayList;
import java.util.List;
import org.imisconnect.model.R4Model;

/**
 * The order in which types are created, so that a server that checks references finds what they
 * point at: places and people before cover, cover before claims; then all other types. Immutable.
 */
final class TypeOrder {
  private static final List<String> FIRST =
      List.of(
          "Organization",
          "Location",
          "Practitioner",
          "PractitionerRole",
          "HealthcareService",
          "Substance",
          "Medication",
          "ActivityDefinition",
          "PlanDefinition",
          "InsurancePlan",
          "Patient",
          "RelatedPerson",
          "Group",
          "Contract",
          "Coverage",
          "Encounter",
          "Condition",
          "Procedure",
          "MedicationRequest",
          "ServiceRequest",
          "Claim",
          "ClaimResponse",
          "ExplanationOfBenefit");

  static final List<String> ALL = all();

  private TypeOrder() {}

  private static List<String> all() {
    List<String> types = new ArrayList<>(FIRST);
    R4Model.resourceNames().stream()
        .filter(name -> !FIRST.contains(name))
        .sorted()
        .forEach(types::add);
    return List.copyOf(types);
  }

  /** Whether a reference from one type to another can be waited for. */
  static boolean comesBefore(String target, String from) {
    int place = ALL.indexOf(target);
    return place >= 0 && place <= ALL.indexOf(from);
  }
}
