package org.imisconnect.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.OutputStream;

/** Resources written with Jackson's generator, element by element. */
final class JacksonWriter implements ResourceWriter {
  private static final String SD = Ids.IG + "/StructureDefinition/";
  private static final JsonFactory FACTORY =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private final Ids ids = new Ids();

  @Override
  public void patient(Member m, OutputStream out) throws IOException {
    try (JsonGenerator json = begin("Patient", m.no(), out)) {
      boolean standing = !m.status().isEmpty();
      if (!m.occupation().isEmpty() || standing || !m.statusDate().isEmpty()) {
        json.writeArrayFieldStart("extension");
        codingExtension(json, SD + "patient-occupation", "/occupation", m.occupation());
        codingExtension(json, SD + "patient-status", "/member-status", m.status());
        if (!m.statusDate().isEmpty()) {
          json.writeStartObject();
          json.writeStringField("url", SD + "patient-status-date");
          json.writeStringField("valueDate", m.statusDate());
          json.writeEndObject();
        }
        json.writeEndArray();
      }
      json.writeArrayFieldStart("identifier");
      identifier(json, "official", "/member-no", m.no());
      if (!m.previous().isEmpty()) {
        identifier(json, "old", "/member-no", m.previous());
      }
      if (!m.nationalId().isEmpty()) {
        nationalId(json, m);
      }
      json.writeEndArray();
      json.writeBooleanField("active", !m.status().equals("left"));
      name(json, m);
      telecom(json, m);
      field(json, "gender", m.gender());
      field(json, "birthDate", m.birth());
      if (m.status().equals("deceased")) {
        if (m.statusDate().isEmpty()) {
          json.writeBooleanField("deceasedBoolean", true);
        } else {
          json.writeStringField("deceasedDateTime", m.statusDate());
        }
      }
      address(json, m);
      if (!m.marital().isEmpty()) {
        json.writeObjectFieldStart("maritalStatus");
        codings(json, "http://terminology.hl7.org/CodeSystem/v3-MaritalStatus", m.marital());
        json.writeEndObject();
      }
      if (!m.facility().isEmpty()) {
        json.writeArrayFieldStart("generalPractitioner");
        reference(json, "Organization", m.facility());
        json.writeEndArray();
      }
      json.writeEndObject();
    }
    out.write('\n');
  }

  @Override
  public void group(Household h, OutputStream out) throws IOException {
    try (JsonGenerator json = begin("Group", h.key(), out)) {
      if (!h.poor().isEmpty() || !h.village().isEmpty()) {
        json.writeArrayFieldStart("extension");
        if (!h.poor().isEmpty()) {
          json.writeStartObject();
          json.writeStringField("url", SD + "group-poverty-status");
          json.writeBooleanField("valueBoolean", h.poor().equals("yes"));
          json.writeEndObject();
        }
        if (!h.village().isEmpty()) {
          identifierExtension(json, SD + "group-village", "/village", h.village());
        }
        json.writeEndArray();
      }
      json.writeArrayFieldStart("identifier");
      identifier(json, "official", "/household-no", h.key());
      json.writeEndArray();
      json.writeBooleanField("active", true);
      json.writeStringField("type", "person");
      json.writeBooleanField("actual", true);
      json.writeNumberField("quantity", h.people().size());
      json.writeArrayFieldStart("member");
      for (Household.Person person : h.people()) {
        json.writeStartObject();
        if (!person.relation().isEmpty()) {
          json.writeArrayFieldStart("extension");
          if (person.relation().equals("head")) {
            json.writeStartObject();
            json.writeStringField("url", SD + "group-member-head");
            json.writeBooleanField("valueBoolean", true);
            json.writeEndObject();
          }
          codingExtension(json, SD + "group-member-relation", "/relation", person.relation());
          json.writeEndArray();
        }
        json.writeFieldName("entity");
        reference(json, "Patient", person.no());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    out.write('\n');
  }

  @Override
  public void contract(Policy p, OutputStream out) throws IOException {
    try (JsonGenerator json = begin("Contract", p.no(), out)) {
      if (!p.statusDate().isEmpty()) {
        json.writeArrayFieldStart("extension");
        json.writeStartObject();
        json.writeStringField("url", SD + "contract-status-date");
        json.writeStringField("valueDate", p.statusDate());
        json.writeEndObject();
        json.writeEndArray();
      }
      json.writeArrayFieldStart("identifier");
      identifier(json, "official", "/policy-no", p.no());
      json.writeEndArray();
      field(json, "status", p.state());
      if (!p.status().isEmpty()) {
        json.writeObjectFieldStart("legalState");
        codings(json, Ids.SCHEME + "/policy-status", p.status());
        json.writeEndObject();
      }
      field(json, "issued", p.enrolled());
      json.writeObjectFieldStart("applies");
      json.writeStringField("start", p.start());
      json.writeStringField("end", p.end());
      json.writeEndObject();
      json.writeArrayFieldStart("subject");
      if (p.household().isEmpty()) {
        reference(json, "Patient", p.member());
      } else {
        reference(json, "Group", p.household());
      }
      json.writeEndArray();
      if (!p.officer().isEmpty()) {
        json.writeFieldName("author");
        typedIdentifier(json, "Practitioner", "/officer", p.officer());
      }
      json.writeObjectFieldStart("type");
      codings(json, Ids.SCHEME + "/product", p.product());
      json.writeEndObject();
      if (!p.stage().isEmpty()) {
        json.writeArrayFieldStart("subType");
        json.writeStartObject();
        codings(json, Ids.SCHEME + "/policy-stage", p.stage());
        json.writeEndObject();
        json.writeEndArray();
      }
      term(json, p);
      json.writeEndObject();
    }
    out.write('\n');
  }

  private void term(JsonGenerator json, Policy p) throws IOException {
    json.writeArrayFieldStart("term");
    json.writeStartObject();
    json.writeObjectFieldStart("offer");
    json.writeFieldName("topic");
    typedIdentifier(json, "InsurancePlan", "/product", p.product());
    json.writeEndObject();
    json.writeArrayFieldStart("asset");
    json.writeStartObject();
    if (!p.payments().isEmpty()) {
      json.writeArrayFieldStart("extension");
      for (Policy.Payment payment : p.payments()) {
        payment(json, payment);
      }
      json.writeEndArray();
    }
    if (!p.covered().isEmpty()) {
      json.writeArrayFieldStart("typeReference");
      for (String member : p.covered()) {
        reference(json, "Patient", member);
      }
      json.writeEndArray();
    }
    json.writeArrayFieldStart("valuedItem");
    json.writeStartObject();
    json.writeFieldName("entityReference");
    typedIdentifier(json, "InsurancePlan", "/product", p.product());
    if (!p.value().isEmpty()) {
      json.writeFieldName("net");
      money(json, p.value());
    }
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
  }

  private static void payment(JsonGenerator json, Policy.Payment payment) throws IOException {
    json.writeStartObject();
    json.writeStringField("url", SD + "contract-premium");
    json.writeArrayFieldStart("extension");
    json.writeStartObject();
    json.writeStringField("url", "receipt");
    json.writeStringField("valueString", payment.receipt());
    json.writeEndObject();
    json.writeStartObject();
    json.writeStringField("url", "amount");
    json.writeFieldName("valueMoney");
    money(json, payment.amount());
    json.writeEndObject();
    if (!payment.paid().isEmpty()) {
      json.writeStartObject();
      json.writeStringField("url", "date");
      json.writeStringField("valueDate", payment.paid());
      json.writeEndObject();
    }
    codingExtension(json, "type", "/pay-type", payment.type());
    if (!payment.payer().isEmpty()) {
      identifierExtension(json, "payer", "/payer", payment.payer());
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private JsonGenerator begin(String type, String key, OutputStream out) throws IOException {
    JsonGenerator json = FACTORY.createGenerator(out);
    json.writeStartObject();
    json.writeStringField("resourceType", type);
    json.writeStringField("id", ids.of(type, key));
    return json;
  }

  private static void name(JsonGenerator json, Member m) throws IOException {
    if (m.family().isEmpty() && m.given().isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("name");
    json.writeStartObject();
    json.writeStringField("use", "official");
    field(json, "family", m.family());
    if (!m.given().isEmpty()) {
      json.writeArrayFieldStart("given");
      json.writeString(m.given());
      json.writeEndArray();
    }
    json.writeEndObject();
    json.writeEndArray();
  }

  private static void telecom(JsonGenerator json, Member m) throws IOException {
    if (m.phone().isEmpty() && m.email().isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("telecom");
    contact(json, "phone", m.phone());
    contact(json, "email", m.email());
    json.writeEndArray();
  }

  private static void contact(JsonGenerator json, String system, String value) throws IOException {
    if (!value.isEmpty()) {
      json.writeStartObject();
      json.writeStringField("system", system);
      json.writeStringField("value", value);
      json.writeEndObject();
    }
  }

  private static void address(JsonGenerator json, Member m) throws IOException {
    if (m.village().isEmpty() && m.address().isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("address");
    json.writeStartObject();
    if (!m.village().isEmpty()) {
      json.writeArrayFieldStart("extension");
      identifierExtension(json, SD + "address-village", "/village", m.village());
      json.writeEndArray();
    }
    json.writeStringField("use", "home");
    if (!m.address().isEmpty()) {
      json.writeArrayFieldStart("line");
      json.writeString(m.address());
      json.writeEndArray();
    }
    json.writeEndObject();
    json.writeEndArray();
  }

  private static void nationalId(JsonGenerator json, Member m) throws IOException {
    json.writeStartObject();
    if (!m.nationalType().isEmpty()) {
      json.writeObjectFieldStart("type");
      json.writeArrayFieldStart("coding");
      if (!m.nationalCode().isEmpty()) {
        coding(json, "http://terminology.hl7.org/CodeSystem/v2-0203", m.nationalCode());
      }
      coding(json, Ids.SCHEME + "/national-id-type", m.nationalType());
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeStringField("system", Ids.SCHEME + "/national-id");
    json.writeStringField("value", m.nationalId());
    json.writeEndObject();
  }

  private static void identifier(JsonGenerator json, String use, String system, String value)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("use", use);
    json.writeStringField("system", Ids.SCHEME + system);
    json.writeStringField("value", value);
    json.writeEndObject();
  }

  private static void typedIdentifier(
      JsonGenerator json, String type, String system, String value) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", type);
    json.writeObjectFieldStart("identifier");
    json.writeStringField("system", Ids.SCHEME + system);
    json.writeStringField("value", value);
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void identifierExtension(
      JsonGenerator json, String url, String system, String value) throws IOException {
    json.writeStartObject();
    json.writeStringField("url", url);
    json.writeObjectFieldStart("valueIdentifier");
    json.writeStringField("system", Ids.SCHEME + system);
    json.writeStringField("value", value);
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void codingExtension(JsonGenerator json, String url, String system, String code)
      throws IOException {
    if (!code.isEmpty()) {
      json.writeStartObject();
      json.writeStringField("url", url);
      json.writeFieldName("valueCoding");
      coding(json, Ids.SCHEME + system, code);
      json.writeEndObject();
    }
  }

  private static void codings(JsonGenerator json, String system, String code) throws IOException {
    json.writeArrayFieldStart("coding");
    coding(json, system, code);
    json.writeEndArray();
  }

  private static void coding(JsonGenerator json, String system, String code) throws IOException {
    json.writeStartObject();
    json.writeStringField("system", system);
    json.writeStringField("code", code);
    json.writeEndObject();
  }

  private void reference(JsonGenerator json, String type, String key) throws IOException {
    json.writeStartObject();
    json.writeStringField("reference", ids.reference(type, key));
    json.writeEndObject();
  }

  private static void money(JsonGenerator json, String value) throws IOException {
    json.writeStartObject();
    json.writeFieldName("value");
    json.writeNumber(value);
    json.writeStringField("currency", "XXX");
    json.writeEndObject();
  }

  private static void field(JsonGenerator json, String name, String value) throws IOException {
    if (!value.isEmpty()) {
      json.writeStringField(name, value);
    }
  }
}
