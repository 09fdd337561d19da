package org.imisconnect.receiver.openimis.reduce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.receiver.Amount;
import org.imisconnect.receiver.CanonicalResource;
import org.imisconnect.receiver.CrosswalkKind;
import org.imisconnect.receiver.Form;
import org.imisconnect.receiver.Link;
import org.imisconnect.receiver.LinkIndex;
import org.imisconnect.receiver.Reduced;
import org.imisconnect.receiver.openimis.protocol.Release;

/** Contract, and Coverage without one, to openIMIS's Contract. Thread-safe. */
final class ContractReducer {
  private static final Set<String> READ_CONTRACT =
      Set.of(
          "identifier",
          "status",
          "legalState",
          "subject",
          "author",
          "scope",
          "term",
          "applies",
          "type",
          "subType",
          "extension");
  private static final Set<String> READ_COVERAGE =
      Set.of(
          "identifier",
          "status",
          "beneficiary",
          "policyHolder",
          "subscriber",
          "period",
          "class",
          "type",
          "payor",
          "contract",
          "extension",
          "relationship");
  private static final Set<String> ENDED =
      Set.of("cancelled", "terminated", "revoked", "entered-in-error");
  private static final Set<String> UNPAID = Set.of("offered", "draft", "negotiable", "executable");
  private static final Set<String> SUSPENDED = Set.of("disputed", "suspended");
  private final ReduceRules rules;
  private final Targets targets;
  private final String currency;

  ContractReducer(ReduceRules rules, Targets targets, String currency) {
    this.rules = rules;
    this.targets = targets;
    this.currency = currency;
  }

  Reduced contract(
      CanonicalResource contract,
      LinkIndex links,
      LocalDate today,
      Release release,
      Losses losses) {
    JsonNode body = contract.body();
    Policy policy = Policy.ofContract(contract, links);
    stage(body, losses);
    losses.unread(body, "Contract", READ_CONTRACT);
    losses.unreadExtensions(body, "Contract", Set.of());
    return form(contract, policy, body.path("status").asText(), today, release, losses, links);
  }

  private static void stage(JsonNode body, Losses losses) {
    List<String> words = new ArrayList<>();
    body.path("subType").forEach(type -> Canonical.concept(type).ifPresent(words::add));
    Canonical.concept(body.path("legalState")).ifPresent(words::add);
    if (words.stream()
        .map(Canonical::lower)
        .anyMatch(w -> w.startsWith("renew") || w.equals("r"))) {
      losses.dropped(
          "STAGE_DROPPED",
          "Contract.subType",
          "openIMIS takes new contracts only; a renewal is sent as a new one.");
    }
  }

  /** A Coverage is carried by its Contract; one without is sent as a Contract of its own. */
  Reduced coverage(
      CanonicalResource coverage,
      LinkIndex links,
      LocalDate today,
      Release release,
      Losses losses) {
    JsonNode body = coverage.body();
    for (JsonNode contract : body.path("contract")) {
      Optional<String> id = Canonical.id(contract, "Contract");
      if (id.isPresent()) {
        return new Reduced.Folded(id.get());
      }
    }
    String patient =
        Canonical.id(body.path("beneficiary"), "Patient")
            .orElseThrow(() -> Stop.because("SUBJECT_MISSING", "the cover names no person"));
    Optional<Household> household = Household.of(patient, links);
    String note = links.from(coverage.id(), CanonicalLinks.BENEFITS).get(0).note();
    Optional<String> carrier = contractOf(patient, household, note, links);
    if (carrier.isPresent()) {
      return new Reduced.Folded(carrier.get());
    }
    List<Link> siblings = siblings(household, patient, note, links);
    if (!siblings.get(0).from().equals(coverage.id())) {
      return new Reduced.Folded(siblings.get(0).from());
    }
    losses.unread(body, "Coverage", READ_COVERAGE);
    List<String> covered = siblings.stream().map(Link::to).distinct().toList();
    Policy policy = Policy.ofCoverage(coverage, covered, links);
    return form(coverage, policy, body.path("status").asText(), today, release, losses, links);
  }

  private static Optional<String> contractOf(
      String patient, Optional<Household> household, String note, LinkIndex links) {
    List<Link> contracts = new ArrayList<>(links.to(patient, CanonicalLinks.COVERS));
    household.ifPresent(h -> contracts.addAll(links.to(h.group(), CanonicalLinks.COVERS)));
    return contracts.stream().filter(c -> c.note().equals(note)).map(Link::from).findFirst();
  }

  /** Coverages of one household and period, in the household's order: the first carries them. */
  private static List<Link> siblings(
      Optional<Household> household, String patient, String note, LinkIndex links) {
    List<String> persons = household.map(Household::members).orElse(List.of(patient));
    return persons.stream()
        .flatMap(person -> links.to(person, CanonicalLinks.BENEFITS).stream())
        .filter(link -> link.note().equals(note))
        .toList();
  }

  private Reduced form(
      CanonicalResource source,
      Policy policy,
      String status,
      LocalDate today,
      Release release,
      Losses losses,
      LinkIndex links) {
    if (ENDED.contains(status)) {
      return new Reduced.NotCarried("CONTRACT_ENDED", "openIMIS's FHIR API cannot end a contract");
    }
    if (policy.end().isBefore(policy.start())) {
      throw Stop.because("PERIOD_REVERSED", "the contract ends before it starts");
    }
    String product = targets.get(CrosswalkKind.PRODUCT, policy.product(), policy.start());
    ObjectNode body = FormJson.object().put("resourceType", "Contract");
    body.put("status", status(status));
    body.putObject("legalState").put("text", "Offered");
    subject(policy, body);
    body.set("author", FormJson.byCode("Practitioner", officer(policy)));
    body.set("scope", FormJson.concept("CodeSystem/contract-scope", "informal"));
    body.putArray("term").add(term(policy, product, release, losses));
    Form form = form(source, policy, product, body, links);
    return policy.start().isAfter(today)
        ? new Reduced.Held(form, policy.start())
        : new Reduced.Send(form);
  }

  private String status(String status) {
    if (rules.contractStatus().isEmpty()) {
      throw new ConfigException(
          "the project file must say whether contracts are sent as active or idle: set"
              + " `contract-status` of this receiver. Active contracts count as paid at once.");
    }
    if (SUSPENDED.contains(status)) {
      return "suspended";
    }
    boolean idle = rules.contractStatus().equals("idle") || UNPAID.contains(status);
    return idle ? "Idle" : "active";
  }

  private static void subject(Policy policy, ObjectNode body) {
    Household household = policy.household();
    ObjectNode subject =
        household.group().isEmpty()
            ? FormJson.reference("Patient", household.head())
            : FormJson.reference("Group", household.group());
    body.putArray("subject").add(subject);
  }

  private String officer(Policy policy) {
    return policy
        .officer()
        .map(code -> targets.get(CrosswalkKind.OFFICER, code, policy.start()))
        .or(() -> Optional.of(rules.defaultOfficer()).filter(code -> !code.isEmpty()))
        .map(code -> "EO:" + code)
        .orElseThrow(
            () ->
                Stop.because(
                    "OFFICER_MISSING",
                    "openIMIS needs an officer: name one in the source, or `default-officer` in the"
                        + " project file"));
  }

  private ObjectNode term(Policy policy, String product, Release release, Losses losses) {
    ObjectNode term = FormJson.object();
    ObjectNode party = term.putObject("offer").putArray("party").addObject();
    party.putArray("reference").add(FormJson.reference("Patient", policy.household().head()));
    party.set("role", FormJson.concept("CodeSystem/contract-resource-party-role", "beneficiary"));
    ObjectNode asset = term.putArray("asset").addObject();
    Premium.add(policy.premiums(), release, currency, asset, losses);
    ArrayNode covered = asset.putArray("typeReference");
    policy.covered().forEach(id -> covered.add(FormJson.reference("Patient", id)));
    period(asset, "period", policy.start(), policy.end());
    period(asset, "usePeriod", policy.effective(), policy.end());
    ObjectNode item = asset.putArray("valuedItem").addObject();
    item.set("entityReference", FormJson.byCode("InsurancePlan", product));
    BigDecimal value = policy.value();
    if (value != null) {
      item.putObject("net").put("value", value).put("currency", currency);
    }
    return term;
  }

  private static void period(ObjectNode asset, String name, LocalDate start, LocalDate end) {
    asset.putArray(name).addObject().put("start", start.toString()).put("end", end.toString());
  }

  private Form form(
      CanonicalResource source, Policy policy, String product, ObjectNode body, LinkIndex links) {
    Household household = policy.household();
    Set<String> needed = new LinkedHashSet<>();
    needed.add(household.head());
    needed.addAll(policy.covered());
    Set<String> references = new LinkedHashSet<>(needed);
    Optional.of(household.group()).filter(g -> !g.isEmpty()).ifPresent(references::add);
    BigDecimal value = policy.value();
    return new Form(
        "Contract",
        source.id(),
        List.of(headNumber(household, links), product, policy.start().toString()),
        body,
        List.copyOf(needed),
        List.copyOf(references),
        household.group().isEmpty() ? household.head() : household.group(),
        policy.start().toString(),
        value == null ? null : new Amount(value, currency),
        Map.of("end", policy.end().toString()));
  }

  private static String headNumber(Household household, LinkIndex links) {
    return links
        .find(household.head())
        .flatMap(head -> PersonParts.number(head.body()))
        .orElseThrow(
            () -> Stop.because("HOUSEHOLD_HEAD_MISSING", "the head of the household is not there"));
  }
}
