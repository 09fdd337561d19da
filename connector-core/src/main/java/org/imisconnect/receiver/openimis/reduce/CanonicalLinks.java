package org.imisconnect.receiver.openimis.reduce;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.imisconnect.receiver.CanonicalResource;
import org.imisconnect.receiver.Link;
import org.imisconnect.receiver.openimis.protocol.Fhir;

/** What of one canonical resource others need to know. Pure. */
public final class CanonicalLinks {
  /** Contract to the Group or Patient it covers; the note is {@code start/end/product}. */
  static final String COVERS = "covers";

  /** Coverage to its beneficiary; the note as for {@link #COVERS}. */
  static final String BENEFITS = "benefits";

  private CanonicalLinks() {}

  public static List<Link> of(CanonicalResource resource) {
    JsonNode body = resource.body();
    return switch (resource.type()) {
      case "Group" -> group(resource);
      case "Patient" ->
          isHead(body)
              ? List.of(new Link(resource.id(), Household.HEAD, resource.id(), ""))
              : List.of();
      case "Contract" -> contract(resource);
      case "Coverage" -> coverage(resource);
      default -> List.of();
    };
  }

  private static boolean isHead(JsonNode patient) {
    if (Canonical.extensionTrue(patient, "patient-is-head", "is-head", "head")) {
      return true;
    }
    JsonNode relation = patient.path("contact").path(0).path("relationship").path(0).path("coding");
    for (JsonNode coding : relation) {
      if ("head".equals(Canonical.lower(coding.path("code").asText()))) {
        return true;
      }
    }
    return false;
  }

  private static List<Link> group(CanonicalResource group) {
    Optional<String> entity = Canonical.id(group.body().path("managingEntity"), "Patient");
    Optional<String> head = entity.or(() -> headByCharacteristic(group.body()));
    List<Link> links = new ArrayList<>();
    for (JsonNode member : group.body().path("member")) {
      Canonical.id(member.path("entity"), "Patient")
          .ifPresent(
              id -> links.add(new Link(group.id(), Household.MEMBER, id, note(member, id, head))));
    }
    return links;
  }

  private static String note(JsonNode member, String id, Optional<String> head) {
    boolean marked =
        Canonical.extensionTrue(member, "group-member-head", "head", "is-head", "patient-is-head");
    if (marked || head.filter(id::equals).isPresent()) {
      return Household.HEAD;
    }
    for (String name : new String[] {"group-member-relation", "relation", "relationship"}) {
      JsonNode extension = Fhir.extension(member, name);
      Optional<String> code =
          Canonical.present(extension.path("valueCoding").path("code"))
              .or(() -> Canonical.present(extension.path("valueCode")))
              .or(() -> Canonical.concept(extension.path("valueCodeableConcept")));
      if (code.isPresent()) {
        return code.get();
      }
    }
    return "";
  }

  private static Optional<String> headByCharacteristic(JsonNode group) {
    for (JsonNode characteristic : group.path("characteristic")) {
      Optional<String> code = Canonical.concept(characteristic.path("code"));
      if (code.map(Canonical::lower).filter("head"::equals).isPresent()) {
        return Canonical.id(characteristic.path("valueReference"), "Patient");
      }
    }
    return Optional.empty();
  }

  /** To the persons named; to the household as a whole only where none is named. */
  private static List<Link> contract(CanonicalResource contract) {
    List<String> covered = new ArrayList<>(Policy.named(contract.body()));
    if (covered.isEmpty()) {
      JsonNode subject = contract.body().path("subject").path(0);
      Canonical.id(subject, "Group").ifPresent(covered::add);
    }
    String note = note(Policy.usePeriod(contract.body()));
    return covered.stream().map(id -> new Link(contract.id(), COVERS, id, note)).toList();
  }

  private static List<Link> coverage(CanonicalResource coverage) {
    String note = note(coverage.body().path("period"));
    return Canonical.id(coverage.body().path("beneficiary"), "Patient")
        .map(id -> List.of(new Link(coverage.id(), BENEFITS, id, note)))
        .orElse(List.of());
  }

  private static String note(JsonNode period) {
    String start = Canonical.day(period.path("start")).map(Object::toString).orElse("");
    String end = Canonical.day(period.path("end")).map(Object::toString).orElse("");
    return start + "/" + end;
  }

  /** Whether a note's period holds a day (ISO text); an open end holds every day. */
  static boolean holds(String note, String day) {
    int slash = note.indexOf('/');
    String start = note.substring(0, slash);
    String end = note.substring(slash + 1);
    return (start.isEmpty() || start.compareTo(day) <= 0)
        && (end.isEmpty() || end.compareTo(day) >= 0);
  }
}
