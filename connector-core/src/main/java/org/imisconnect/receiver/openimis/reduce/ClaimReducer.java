package org.imisconnect.receiver.openimis.reduce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.imisconnect.receiver.Amount;
import org.imisconnect.receiver.CanonicalResource;
import org.imisconnect.receiver.CrosswalkKind;
import org.imisconnect.receiver.Form;
import org.imisconnect.receiver.Link;
import org.imisconnect.receiver.LinkIndex;
import org.imisconnect.receiver.Reduced;
import org.imisconnect.receiver.openimis.protocol.Fhir;
import org.imisconnect.receiver.openimis.protocol.Release;

/** Claim to openIMIS's Claim; what is known to be refused or rejected stops here. Thread-safe. */
final class ClaimReducer {
  private static final int MAX_CODE = 50;
  private static final int MAX_DIAGNOSES = 5;
  private static final Set<String> READ =
      Set.of(
          "identifier",
          "status",
          "use",
          "type",
          "subType",
          "patient",
          "billablePeriod",
          "created",
          "enterer",
          "provider",
          "priority",
          "diagnosis",
          "insurance",
          "item",
          "total",
          "supportingInfo",
          "insurer",
          "extension");
  private static final Set<String> ORDINARY = Set.of("", "U", "L", "M", "N");
  private final ReduceRules rules;
  private final Targets targets;
  private final String currency;
  private final ZoneId zone;

  ClaimReducer(ReduceRules rules, Targets targets, String currency, ZoneId zone) {
    this.zone = zone;
    this.rules = rules;
    this.targets = targets;
    this.currency = currency;
  }

  Reduced reduce(CanonicalResource claim, LinkIndex links, Release release, Losses losses) {
    JsonNode body = claim.body();
    if (Set.of("cancelled", "entered-in-error").contains(body.path("status").asText())) {
      return new Reduced.NotCarried("CLAIM_CANCELLED", "openIMIS's FHIR API cannot cancel a claim");
    }
    String code = code(claim);
    String patient =
        Canonical.id(body.path("patient"), "Patient")
            .orElseThrow(() -> Stop.because("PATIENT_MISSING", "the claim names no person"));
    LocalDate start = day(body.path("billablePeriod").path("start"));
    LocalDate end = Canonical.day(body.path("billablePeriod").path("end")).orElse(start);
    LocalDate created = day(body.path("created"));
    dates(start, end, created);
    Optional<String> contract = cover(patient, end, links);
    ObjectNode form = FormJson.object().put("resourceType", "Claim");
    form.set("identifier", FormJson.codeIdentifier(code));
    form.put("status", "active");
    form.set("type", FormJson.concept("CodeSystem/claim-visit-type", VisitType.of(body, rules)));
    form.put("use", "claim");
    form.set("patient", FormJson.reference("Patient", patient));
    form.putObject("billablePeriod").put("start", start.toString()).put("end", end.toString());
    form.put("created", created.toString());
    String facility = facility(body, links, end);
    form.set("enterer", FormJson.byCode("Practitioner", admin(body, facility, links, end)));
    form.set("provider", FormJson.byCode("Organization", facility));
    form.set(
        "priority",
        FormJson.coded("http://terminology.hl7.org/CodeSystem/processpriority", "normal"));
    supportingInfo(body, form, losses);
    form.set("diagnosis", diagnoses(body, end, losses));
    insurance(form);
    ClaimLines lines = new ClaimLines(targets, links, losses, currency);
    form.set("item", lines.reduce(body, end));
    BigDecimal total = total(body, lines.sum(), losses);
    form.putObject("total").put("value", total).put("currency", currency);
    losses.unread(body, "Claim", READ);
    losses.unreadExtensions(body, "Claim", Set.of());
    Map<String, String> hints = new HashMap<>();
    contract.ifPresent(id -> hints.putAll(recording(id, end, release)));
    contract
        .filter(id -> !rules.sendAnyway().contains("MEMBER_NOT_COVERED"))
        .ifPresent(id -> hints.put(Form.NAMED_BY, id));
    if (release.patientRows() > 1) {
      links
          .find(patient)
          .flatMap(person -> PersonParts.number(person.body()))
          .ifPresent(number -> hints.put(FormJson.PATIENT_NUMBER, number));
    }
    return new Reduced.Send(form(claim, code, patient, contract, start, form, total, hints));
  }

  private Form form(
      CanonicalResource claim,
      String code,
      String patient,
      Optional<String> contract,
      LocalDate start,
      ObjectNode body,
      BigDecimal total,
      Map<String, String> hints) {
    List<String> parents = new ArrayList<>(List.of(patient));
    contract.ifPresent(parents::add);
    return new Form(
        "Claim",
        claim.id(),
        List.of(code),
        body,
        parents,
        List.of(patient),
        patient,
        start.toString(),
        new Amount(total, currency),
        hints);
  }

  /** Newer releases reject a visit before the day on which its contract was recorded. */
  private Map<String, String> recording(String contract, LocalDate day, Release release) {
    if (!release.countsRecordingDay() || rules.sendAnyway().contains("CONTRACT_RECORDED_LATER")) {
      return Map.of();
    }
    String before = day.plusDays(1).atStartOfDay(zone).toInstant().toString();
    return Map.of(Form.RECORDED, contract, Form.RECORDED_BEFORE, before);
  }

  private static String code(CanonicalResource claim) {
    String code = Canonical.code(claim);
    if (code.length() > MAX_CODE) {
      throw Stop.because(
          "CLAIM_CODE_LENGTH", "the claim code is longer than the " + MAX_CODE + " of openIMIS");
    }
    return code;
  }

  private static void dates(LocalDate start, LocalDate end, LocalDate created) {
    if (end.isBefore(start)) {
      throw Stop.because("PERIOD_REVERSED", "the visit ends before it begins");
    }
    if (end.isAfter(created)) {
      throw Stop.because("VISIT_AFTER_CLAIM", "the claim was made before the visit ended");
    }
  }

  private static LocalDate day(JsonNode date) {
    return Canonical.day(date)
        .orElseThrow(() -> Stop.because("DATE_MISSING", "a claim needs its days in full"));
  }

  /** The contract of this run that covers a day; stops where there are some, but none that does. */
  private Optional<String> cover(String patient, LocalDate day, LinkIndex links) {
    List<Link> covers = new ArrayList<>(links.to(patient, CanonicalLinks.COVERS));
    covers.addAll(links.to(patient, CanonicalLinks.BENEFITS));
    for (Link group : links.to(patient, Household.MEMBER)) {
      covers.addAll(links.to(group.from(), CanonicalLinks.COVERS));
    }
    Optional<String> cover =
        covers.stream()
            .filter(link -> CanonicalLinks.holds(link.note(), day.toString()))
            .map(Link::from)
            .findFirst();
    if (cover.isEmpty() && !covers.isEmpty() && !rules.sendAnyway().contains("COVERAGE_GAP")) {
      throw Stop.because(
          "COVERAGE_GAP", "no contract of the household covers the day of the visit");
    }
    return cover;
  }

  private String facility(JsonNode claim, LinkIndex links, LocalDate day) {
    String national =
        Canonical.code(claim.path("provider"), links)
            .orElseThrow(() -> Stop.because("FACILITY_MISSING", "the claim names no facility"));
    return targets.get(CrosswalkKind.FACILITY, national, day);
  }

  private String admin(JsonNode claim, String facility, LinkIndex links, LocalDate day) {
    Optional<String> national = Canonical.code(claim.path("enterer"), links);
    if (national.isPresent()) {
      return "CA:" + targets.get(CrosswalkKind.CLAIM_ADMIN, national.get(), day);
    }
    targets.onlyClaimAdmin(facility);
    return FormJson.ONLY_OF.substring(1) + facility;
  }

  private ArrayNode diagnoses(JsonNode claim, LocalDate day, Losses losses) {
    ArrayNode diagnoses = FormJson.array();
    for (JsonNode diagnosis : claim.path("diagnosis")) {
      Optional<String> national = Canonical.concept(diagnosis.path("diagnosisCodeableConcept"));
      if (national.isPresent() && diagnoses.size() < MAX_DIAGNOSES) {
        String code = targets.get(CrosswalkKind.DIAGNOSIS, national.get(), day);
        ObjectNode form = diagnoses.addObject().put("sequence", diagnoses.size());
        form.putObject("diagnosisCodeableConcept").putArray("coding").addObject().put("code", code);
      } else if (national.isPresent()) {
        losses.dropped(
            "DIAGNOSIS_DROPPED", "Claim.diagnosis", "openIMIS keeps a main diagnosis and four.");
      }
    }
    if (diagnoses.isEmpty()) {
      throw Stop.because("DIAGNOSIS_MISSING", "openIMIS needs a diagnosis");
    }
    return diagnoses;
  }

  /**
   * openIMIS finds the policy by person and day, whatever is named here: naming it would make a
   * change of the claim out of every change of a household.
   */
  private static void insurance(ObjectNode form) {
    form.putArray("insurance")
        .addObject()
        .put("sequence", 1)
        .put("focal", true)
        .putObject("coverage")
        .put("display", "by date of visit");
  }

  /** Guarantee and explanation are taken; everything else is a loss, sensitive text above all. */
  private static void supportingInfo(JsonNode claim, ObjectNode form, Losses losses) {
    boolean sensitive = false;
    for (JsonNode label : claim.path("meta").path("security")) {
      sensitive |= !ORDINARY.contains(label.path("code").asText());
    }
    for (JsonNode info : claim.path("supportingInfo")) {
      String category = Canonical.concept(info.path("category")).map(Canonical::lower).orElse("");
      String text = info.path("valueString").asText();
      boolean taken = Set.of("guarantee", "explanation").contains(category) && !text.isEmpty();
      if (taken && sensitive && category.equals("explanation")) {
        losses.changed(
            "SENSITIVE_DROPPED",
            "Claim.supportingInfo",
            "free text of a claim that is marked as sensitive is not sent.",
            "");
      } else if (taken) {
        ArrayNode list = form.withArray("supportingInfo");
        ObjectNode kept = list.addObject().put("sequence", list.size());
        kept.set(
            "category", FormJson.concept("CodeSystem/claim-supporting-info-category", category));
        kept.put("valueString", text);
      } else {
        losses.dropped(
            "INFO_DROPPED",
            "Claim.supportingInfo",
            "openIMIS takes a guarantee and an explanation; attachments must never be sent.");
      }
    }
  }

  private static BigDecimal total(JsonNode claim, BigDecimal sum, Losses losses) {
    if (sum.signum() <= 0) {
      throw Stop.because("TOTAL_ZERO", "openIMIS refuses a claim whose total is zero");
    }
    Optional<BigDecimal> total = Fhir.number(claim.path("total").path("value"));
    if (total.isPresent() && total.get().compareTo(sum) != 0) {
      losses.changed(
          "TOTAL_RECOMPUTED",
          "Claim.total",
          "the total is not the sum of the lines; openIMIS makes its own from the lines.",
          "Compare the claim with its lines in the source.");
    }
    return sum;
  }
}
