package org.imisconnect.bench;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Contract;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;

/** Resources built as HAPI objects and written by one JSON parser that is kept. */
final class HapiWriter implements ResourceWriter {
  private static final String SD = Ids.IG + "/StructureDefinition/";
  private static final FhirContext CONTEXT = FhirContext.forR4Cached();

  private final IParser parser = CONTEXT.newJsonParser();
  private final Ids ids = new Ids();

  @Override
  public void patient(Member m, OutputStream out) throws IOException {
    Patient patient = new Patient();
    patient.setId(ids.of("Patient", m.no()));
    addCoding(patient::addExtension, SD + "patient-occupation", "/occupation", m.occupation());
    addCoding(patient::addExtension, SD + "patient-status", "/member-status", m.status());
    if (!m.statusDate().isEmpty()) {
      patient.addExtension(SD + "patient-status-date", new DateType(m.statusDate()));
    }
    patient.addIdentifier(
        identifier("/member-no", m.no()).setUse(Identifier.IdentifierUse.OFFICIAL));
    if (!m.previous().isEmpty()) {
      patient.addIdentifier(
          identifier("/member-no", m.previous()).setUse(Identifier.IdentifierUse.OLD));
    }
    if (!m.nationalId().isEmpty()) {
      patient.addIdentifier(nationalId(m));
    }
    patient.setActive(!m.status().equals("left"));
    HumanName name = patient.addName().setUse(HumanName.NameUse.OFFICIAL);
    if (!m.family().isEmpty()) {
      name.setFamily(m.family());
    }
    if (!m.given().isEmpty()) {
      name.addGiven(m.given());
    }
    contact(patient, ContactPoint.ContactPointSystem.PHONE, m.phone());
    contact(patient, ContactPoint.ContactPointSystem.EMAIL, m.email());
    if (!m.gender().isEmpty()) {
      patient.setGender(AdministrativeGender.fromCode(m.gender()));
    }
    if (!m.birth().isEmpty()) {
      patient.setBirthDateElement(new DateType(m.birth()));
    }
    if (m.status().equals("deceased")) {
      patient.setDeceased(
          m.statusDate().isEmpty() ? new BooleanType(true) : new DateTimeType(m.statusDate()));
    }
    Address address = patient.addAddress().setUse(Address.AddressUse.HOME);
    if (!m.village().isEmpty()) {
      address.addExtension(SD + "address-village", identifier("/village", m.village()));
    }
    if (!m.address().isEmpty()) {
      address.addLine(m.address());
    }
    if (!m.marital().isEmpty()) {
      patient
          .getMaritalStatus()
          .addCoding()
          .setSystem("http://terminology.hl7.org/CodeSystem/v3-MaritalStatus")
          .setCode(m.marital());
    }
    if (!m.facility().isEmpty()) {
      patient.addGeneralPractitioner(reference("Organization", m.facility()));
    }
    write(patient, out);
  }

  @Override
  public void group(Household h, OutputStream out) throws IOException {
    Group group = new Group();
    group.setId(ids.of("Group", h.key()));
    if (!h.poor().isEmpty()) {
      group.addExtension(SD + "group-poverty-status", new BooleanType(h.poor().equals("yes")));
    }
    if (!h.village().isEmpty()) {
      group.addExtension(SD + "group-village", identifier("/village", h.village()));
    }
    group.addIdentifier(
        identifier("/household-no", h.key()).setUse(Identifier.IdentifierUse.OFFICIAL));
    group.setActive(true).setType(Group.GroupType.PERSON).setActual(true);
    group.setQuantity(h.people().size());
    for (Household.Person person : h.people()) {
      Group.GroupMemberComponent member = group.addMember();
      if (person.relation().equals("head")) {
        member.addExtension(SD + "group-member-head", new BooleanType(true));
      }
      addCoding(
          member::addExtension, SD + "group-member-relation", "/relation", person.relation());
      member.setEntity(reference("Patient", person.no()));
    }
    write(group, out);
  }

  @Override
  public void contract(Policy p, OutputStream out) throws IOException {
    Contract contract = new Contract();
    contract.setId(ids.of("Contract", p.no()));
    if (!p.statusDate().isEmpty()) {
      contract.addExtension(SD + "contract-status-date", new DateType(p.statusDate()));
    }
    contract.addIdentifier(
        identifier("/policy-no", p.no()).setUse(Identifier.IdentifierUse.OFFICIAL));
    if (!p.state().isEmpty()) {
      contract.setStatus(Contract.ContractStatus.fromCode(p.state()));
    }
    if (!p.status().isEmpty()) {
      contract.setLegalState(concept("/policy-status", p.status()));
    }
    if (!p.enrolled().isEmpty()) {
      contract.setIssuedElement(new DateTimeType(p.enrolled()));
    }
    contract.setApplies(
        new Period()
            .setStartElement(new DateTimeType(p.start()))
            .setEndElement(new DateTimeType(p.end())));
    contract.addSubject(
        p.household().isEmpty()
            ? reference("Patient", p.member())
            : reference("Group", p.household()));
    if (!p.officer().isEmpty()) {
      contract.setAuthor(typed("Practitioner", "/officer", p.officer()));
    }
    contract.setType(concept("/product", p.product()));
    if (!p.stage().isEmpty()) {
      contract.addSubType(concept("/policy-stage", p.stage()));
    }
    Contract.TermComponent term = contract.addTerm();
    term.getOffer().setTopic(typed("InsurancePlan", "/product", p.product()));
    Contract.ContractAssetComponent asset = term.addAsset();
    p.payments().forEach(payment -> asset.addExtension(payment(payment)));
    p.covered().forEach(member -> asset.addTypeReference(reference("Patient", member)));
    Contract.ValuedItemComponent item = asset.addValuedItem();
    item.setEntity(typed("InsurancePlan", "/product", p.product()));
    if (!p.value().isEmpty()) {
      item.setNet(money(p.value()));
    }
    write(contract, out);
  }

  private static Extension payment(Policy.Payment payment) {
    Extension premium = new Extension(SD + "contract-premium");
    premium.addExtension("receipt", new StringType(payment.receipt()));
    premium.addExtension("amount", money(payment.amount()));
    if (!payment.paid().isEmpty()) {
      premium.addExtension("date", new DateType(payment.paid()));
    }
    addCoding(premium::addExtension, "type", "/pay-type", payment.type());
    if (!payment.payer().isEmpty()) {
      premium.addExtension("payer", identifier("/payer", payment.payer()));
    }
    return premium;
  }

  private void write(Resource resource, OutputStream out) throws IOException {
    out.write(parser.encodeResourceToString(resource).getBytes(StandardCharsets.UTF_8));
    out.write('\n');
  }

  private static Identifier nationalId(Member m) {
    Identifier identifier = identifier("/national-id", m.nationalId());
    if (!m.nationalCode().isEmpty()) {
      identifier
          .getType()
          .addCoding()
          .setSystem("http://terminology.hl7.org/CodeSystem/v2-0203")
          .setCode(m.nationalCode());
    }
    if (!m.nationalType().isEmpty()) {
      identifier.getType().addCoding(coding("/national-id-type", m.nationalType()));
    }
    return identifier;
  }

  private static void contact(
      Patient patient, ContactPoint.ContactPointSystem system, String value) {
    if (!value.isEmpty()) {
      patient.addTelecom().setSystem(system).setValue(value);
    }
  }

  private static void addCoding(
      Supplier<Extension> extension, String url, String system, String code) {
    if (!code.isEmpty()) {
      extension.get().setUrl(url).setValue(coding(system, code));
    }
  }

  private static Identifier identifier(String system, String value) {
    return new Identifier().setSystem(Ids.SCHEME + system).setValue(value);
  }

  private static Coding coding(String system, String code) {
    return new Coding().setSystem(Ids.SCHEME + system).setCode(code);
  }

  private static CodeableConcept concept(String system, String code) {
    return new CodeableConcept().addCoding(coding(system, code));
  }

  private static Money money(String value) {
    return new Money().setValue(new BigDecimal(value)).setCurrency("XXX");
  }

  private Reference reference(String type, String key) {
    return new Reference(ids.reference(type, key));
  }

  private static Reference typed(String type, String system, String value) {
    return new Reference().setType(type).setIdentifier(identifier(system, value));
  }
}
