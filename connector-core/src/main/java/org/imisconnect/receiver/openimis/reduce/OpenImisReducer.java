package org.imisconnect.receiver.openimis.reduce;

import java.time.LocalDate;
import java.time.ZoneId;
import org.imisconnect.receiver.CanonicalResource;
import org.imisconnect.receiver.CrosswalkKind;
import org.imisconnect.receiver.CrosswalkMisses;
import org.imisconnect.receiver.LinkIndex;
import org.imisconnect.receiver.Reduced;
import org.imisconnect.receiver.Reduction;
import org.imisconnect.receiver.openimis.protocol.Release;

/** Reduces any canonical resource to what openIMIS takes. Thread-safe. */
public final class OpenImisReducer {
  private final Targets targets;
  private final CrosswalkMisses misses;
  private final PatientReducer patients;
  private final ContractReducer contracts;
  private final ClaimReducer claims;

  public OpenImisReducer(
      ReduceRules rules, Targets targets, String currency, ZoneId zone, CrosswalkMisses misses) {
    this.targets = targets;
    this.misses = misses;
    this.patients = new PatientReducer(rules, targets);
    this.contracts = new ContractReducer(rules, targets, currency);
    this.claims = new ClaimReducer(rules, targets, currency, zone);
  }

  /**
   * The form, or why there is none.
   *
   * @param today in the server's zone
   */
  public Reduction reduce(
      CanonicalResource resource, LinkIndex links, LocalDate today, Release release) {
    Losses losses = new Losses(resource);
    try {
      return new Reduction(reduced(resource, links, today, release, losses), losses.findings());
    } catch (Stop stop) {
      CrosswalkKind kind = stop.kind();
      if (kind != null) {
        misses.add(kind, stop.missing(), null);
      }
      return new Reduction(new Reduced.Withheld(stop.code(), stop.words()), losses.findings());
    }
  }

  private Reduced reduced(
      CanonicalResource resource,
      LinkIndex links,
      LocalDate today,
      Release release,
      Losses losses) {
    return switch (resource.type()) {
      case "Patient" -> patients.reduce(resource, links, today, losses);
      case "Group" -> new Reduced.Folded(Household.read(resource.id(), links).head());
      case "Contract" -> contracts.contract(resource, links, today, release, losses);
      case "Coverage" -> contracts.coverage(resource, links, today, release, losses);
      case "Claim" -> claims.reduce(resource, links, release, losses);
      case "Organization" -> known(resource, CrosswalkKind.FACILITY, today);
      case "Location" -> known(resource, CrosswalkKind.LOCATION, today);
      case "InsurancePlan" -> known(resource, CrosswalkKind.PRODUCT, today);
      case "Medication" -> known(resource, CrosswalkKind.ITEM, today);
      case "ActivityDefinition" -> known(resource, CrosswalkKind.SERVICE, today);
      case "Practitioner", "PractitionerRole" -> practitioner(resource, today);
      case "ClaimResponse" ->
          new Reduced.NotCarried("RECEIVER_DECIDES", "openIMIS decides about claims itself");
      default -> new Reduced.NotCarried("TYPE_NOT_TAKEN", "openIMIS has no such thing");
    };
  }

  /** Reference data is the installation's own: it is matched, never written. */
  private Reduced known(CanonicalResource resource, CrosswalkKind kind, LocalDate today) {
    return targets.find(kind, Canonical.code(resource), today).isPresent()
        ? new Reduced.Folded("")
        : new Reduced.NotCarried(
            "REFERENCE_DATA",
            "reference data is made on the openIMIS screen and matched in crosswalk/"
                + kind.fileName());
  }

  private Reduced practitioner(CanonicalResource resource, LocalDate today) {
    Reduced admin = known(resource, CrosswalkKind.CLAIM_ADMIN, today);
    return admin instanceof Reduced.Folded ? admin : known(resource, CrosswalkKind.OFFICER, today);
  }
}
