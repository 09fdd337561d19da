package org.imisconnect.receiver.openimis.reduce;

import java.time.LocalDate;
import java.util.Optional;
import org.imisconnect.finding.ExchangeException;
import org.imisconnect.receiver.Crosswalk;
import org.imisconnect.receiver.CrosswalkKind;
import org.imisconnect.receiver.ReferenceEntry;
import org.imisconnect.receiver.openimis.reference.ReferenceData;
import org.imisconnect.receiver.openimis.reference.ReferenceList;
import org.imisconnect.receiver.openimis.reference.Village;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * National code to the code of this installation, checked against what the server really has. When
 * the server cannot be reached the check is left out: a plan can be made without a network.
 * Thread-safe.
 */
public final class Targets {
  private static final Logger LOG = LoggerFactory.getLogger(Targets.class);
  private final Crosswalk crosswalk;
  private final ReferenceData reference;
  private volatile boolean unreachable;

  public Targets(Crosswalk crosswalk, ReferenceData reference) {
    this.crosswalk = crosswalk;
    this.reference = reference;
  }

  /** The receiver's code, spelt as the receiver does; stops the resource where there is none. */
  String get(CrosswalkKind kind, String national, LocalDate day) {
    String words = kind.fileName().replace(".csv", "") + " code";
    String target =
        crosswalk
            .find(kind, national, day)
            .orElseThrow(() -> Stop.missing(kind, national, "no target for the " + words));
    return spelt(kind, target)
        .orElseThrow(
            () ->
                Stop.because(
                    "CROSSWALK_TARGET_UNKNOWN", "the receiver does not know the " + words));
  }

  /** As {@link #get}, but empty where there is none. */
  Optional<String> find(CrosswalkKind kind, String national, LocalDate day) {
    return crosswalk.find(kind, national, day).flatMap(target -> spelt(kind, target));
  }

  /** A code of the receiver in its own spelling; empty where it has none such. */
  Optional<String> spelt(CrosswalkKind kind, String target) {
    Optional<ReferenceList> list = list(kind);
    if (list.isEmpty()) {
      return Optional.of(target);
    }
    if (kind == CrosswalkKind.LOCATION && list.get().find(target).isPresent()) {
      return Optional.of(village(target));
    }
    Optional<String> found = list.get().find(target).map(ReferenceEntry::code);
    return found.isPresent() || list.get().complete() ? found : Optional.of(target);
  }

  /** Anything but a village would be stored, and spoil the list of patients. */
  private String village(String target) {
    return reference
        .village(target)
        .map(Village::code)
        .orElseThrow(
            () ->
                Stop.because(
                    "LOCATION_NOT_VILLAGE",
                    "the target in crosswalk/location.csv is a ward, district or region"));
  }

  /**
   * The only claim administrator of a facility; stops where there is none or more than one.
   *
   * @return empty when the server cannot be asked
   */
  Optional<String> onlyClaimAdmin(String facility) {
    if (list(CrosswalkKind.CLAIM_ADMIN).isEmpty()) {
      return Optional.empty();
    }
    var admins = reference.claimAdmins(facility);
    if (admins.size() != 1) {
      throw Stop.because(
          "CLAIM_ADMIN_UNCLEAR",
          "the claim names no administrator, and the facility has " + admins.size());
    }
    return Optional.of(admins.get(0).code());
  }

  private Optional<ReferenceList> list(CrosswalkKind kind) {
    if (unreachable) {
      return Optional.empty();
    }
    try {
      return Optional.of(reference.list(kind));
    } catch (ExchangeException e) {
      unreachable = true;
      LOG.warn("codes are not checked against the receiver: {}", e.getMessage());
      return Optional.empty();
    }
  }
}
