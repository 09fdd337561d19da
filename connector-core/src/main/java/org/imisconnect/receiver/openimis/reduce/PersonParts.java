package org.imisconnect.receiver.openimis.reduce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.imisconnect.receiver.openimis.protocol.Fhir;
import org.imisconnect.value.Shape;

/** Number, name, gender, birth date and the like of one person. One thread. */
final class PersonParts {
  private static final Set<String> GENDERS = Set.of("male", "female", "other");
  private static final Set<String> MARITAL = Set.of("M", "S", "D", "W");
  private static final Set<String> NUMBERS =
      Set.of("member", "member-no", "chfid", "insurance-no", "insurance-number");
  private final ReduceRules rules;
  private final Losses losses;
  private final JsonNode patient;

  PersonParts(ReduceRules rules, Losses losses, JsonNode patient) {
    this.rules = rules;
    this.losses = losses;
    this.patient = patient;
  }

  /**
   * The insurance number: a number in use whose system names members, else an official one, else
   * the first.
   */
  static Optional<String> number(JsonNode patient) {
    Optional<String> official = Optional.empty();
    Optional<String> first = Optional.empty();
    for (JsonNode identifier : patient.path("identifier")) {
      Optional<String> value = Canonical.present(identifier.path("value"));
      String use = identifier.path("use").asText();
      if (!use.equals("old")
          && NUMBERS.contains(Fhir.lastPart(identifier.path("system").asText()))) {
        return value;
      }
      official = official.or(() -> use.equals("official") ? value : Optional.empty());
      first = first.or(() -> use.equals("old") ? Optional.empty() : value);
    }
    return official.isPresent() ? official : first;
  }

  String checked(String number) {
    if (number.length() > 50
        || (rules.numberLength() > 0 && number.length() != rules.numberLength())) {
      int allowed = rules.numberLength() > 0 ? rules.numberLength() : 50;
      throw Stop.because(
          "NUMBER_LENGTH",
          "the insurance number has "
              + Shape.of(number)
              + "; this installation takes "
              + (rules.numberLength() > 0 ? "" : "at most ")
              + allowed);
    }
    return number;
  }

  void name(ObjectNode form) {
    JsonNode name = bestName();
    String family = name.path("family").asText().strip();
    List<String> given = new ArrayList<>();
    name.path("given").forEach(part -> Canonical.present(part).ifPresent(given::add));
    if (family.isEmpty() && given.isEmpty()) {
      Canonical.present(name.path("text")).ifPresent(given::add);
    }
    if (family.isEmpty() && given.isEmpty()) {
      throw Stop.because("NAME_MISSING", "the person has no name");
    }
    if (family.isEmpty() || given.isEmpty()) {
      String what = family.isEmpty() ? "family name" : "given name";
      losses.changed(
          "NAME_FILLER",
          "Patient.name",
          "openIMIS needs a " + what + "; the filler of the project was put in its place.",
          "Set `name-filler` in the project file, or add the name in the source.");
    }
    ObjectNode usual = form.putArray("name").addObject().put("use", "usual");
    usual.put("family", family.isEmpty() ? rules.nameFiller() : family);
    String joined = given.isEmpty() ? rules.nameFiller() : String.join(" ", given);
    usual.putArray("given").add(joined);
    if (patient.path("name").size() > 1) {
      losses.dropped("NAME_DROPPED", "Patient.name", "openIMIS keeps one name of several.");
    }
  }

  private JsonNode bestName() {
    for (String use : new String[] {"usual", "official"}) {
      for (JsonNode name : patient.path("name")) {
        if (name.path("use").asText().equals(use)) {
          return name;
        }
      }
    }
    return patient.path("name").path(0);
  }

  void gender(ObjectNode form) {
    String gender = patient.path("gender").asText();
    if (!GENDERS.contains(gender)) {
      if (rules.unknownGender().isEmpty()) {
        throw Stop.because("GENDER_UNKNOWN", "openIMIS needs male, female or other");
      }
      losses.changed(
          "GENDER_SUBSTITUTED",
          "Patient.gender",
          "the gender is not known; openIMIS is sent the project's choice.",
          "Complete the source, or change `unknown-gender` in the project file.");
      gender = rules.unknownGender();
    }
    form.put("gender", gender);
  }

  void birthDate(ObjectNode form) {
    JsonNode date = patient.path("birthDate");
    Optional<LocalDate> day = Canonical.day(date);
    if (day.isEmpty() && date.asText().isEmpty()) {
      throw Stop.because("BIRTH_DATE_MISSING", "openIMIS needs a birth date");
    }
    form.put("birthDate", day.orElseGet(() -> completed(date.asText())).toString());
  }

  private LocalDate completed(String partial) {
    MonthDay rule = rules.partialBirthDate();
    if (rule == null) {
      throw Stop.because("BIRTH_DATE_PARTIAL", "openIMIS needs a birth date with month and day");
    }
    losses.changed(
        "BIRTH_DATE_SUBSTITUTED",
        "Patient.birthDate",
        "the birth date is partial; openIMIS is sent one completed by the project's rule.",
        "Complete the source, or change `partial-birth-date` in the project file.");
    try {
      return partial.length() > 4
          ? YearMonth.parse(partial).atDay(1)
          : rule.atYear(Year.parse(partial).getValue());
    } catch (DateTimeParseException e) {
      throw Stop.because("BIRTH_DATE_PARTIAL", "the birth date cannot be read");
    }
  }

  void marital(ObjectNode form) {
    if (!patient.has("maritalStatus")) {
      return;
    }
    String code = Canonical.concept(patient.path("maritalStatus")).orElse("");
    if (MARITAL.contains(code)) {
      String system = "http://hl7.org/fhir/valueset-marital-status.html";
      form.set("maritalStatus", FormJson.coded(system, code));
    } else {
      losses.dropped(
          "MARITAL_DROPPED", "Patient.maritalStatus", "openIMIS knows M, S, D and W only.");
    }
  }

  void telecom(ObjectNode form) {
    int kept = 0;
    for (String system : new String[] {"phone", "email"}) {
      for (JsonNode contact : patient.path("telecom")) {
        if (contact.path("system").asText().equals(system) && contact.hasNonNull("value")) {
          form.withArray("telecom")
              .addObject()
              .put("system", system)
              .put("use", "home")
              .put("value", contact.get("value").asText());
          kept++;
          break;
        }
      }
    }
    if (patient.path("telecom").size() > kept) {
      losses.dropped(
          "TELECOM_DROPPED", "Patient.telecom", "openIMIS keeps one phone number and one e-mail.");
    }
  }
}
