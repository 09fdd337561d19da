package org.imisconnect.receiver.openimis.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.imisconnect.receiver.CrosswalkKind;
import org.imisconnect.receiver.ReferenceEntry;
import org.imisconnect.receiver.ResolvedForm;
import org.imisconnect.receiver.openimis.protocol.Fhir;
import org.imisconnect.receiver.openimis.reduce.FormJson;
import org.imisconnect.receiver.openimis.reference.ReferenceData;
import org.imisconnect.receiver.openimis.reference.Village;

/**
 * Makes of a form what the server takes: codes of the installation become its ids, a village gets
 * the names of what it lies in, a relation gets its display text. Thread-safe.
 */
public final class Finishing {
  /** In a form so that their coming is a change; the server would drop them. */
  private static final List<String> NOT_SENT = List.of("deceasedBoolean", "active");

  private final ReferenceData reference;

  public Finishing(ReferenceData reference) {
    this.reference = reference;
  }

  /** A code that the installation has not, or has no longer. */
  static final class CodeUnknown extends Exception {
    private static final long serialVersionUID = 1L;

    CodeUnknown(String type) {
      super(type, null, false, false);
    }
  }

  /** A fresh body, ready to be sent. */
  ObjectNode finish(ResolvedForm form) throws CodeUnknown {
    ObjectNode body = form.resolvedBody();
    references(body);
    if (form.form().type().equals("Patient")) {
      body.remove(NOT_SENT);
      for (JsonNode address : body.path("address")) {
        names((ObjectNode) address);
      }
      relation(body.path("contact").path(0).path("relationship").path(0).path("coding").path(0));
    }
    return body;
  }

  private void references(JsonNode node) throws CodeUnknown {
    if (node instanceof ObjectNode object) {
      String text = object.path("reference").asText();
      int at = text.indexOf("/" + FormJson.BY_CODE);
      if (at > 0 && !text.startsWith("Location/")) {
        resolve(object, text.substring(0, at), text.substring(at + 2));
        return;
      }
    }
    for (JsonNode child : node) {
      if (child.isContainerNode()) {
        references(child);
      }
    }
  }

  private void resolve(ObjectNode object, String type, String code) throws CodeUnknown {
    ReferenceEntry entry = entry(type, code).orElseThrow(() -> new CodeUnknown(type));
    if (entry.remoteId().isEmpty()) {
      object.remove("reference");
      object.put("type", type);
      object.set("identifier", Codes.identifier(entry.code()));
    } else {
      object.put("reference", type + "/" + entry.remoteId());
    }
  }

  private Optional<ReferenceEntry> entry(String type, String code) {
    int colon = code.indexOf(':');
    return switch (type) {
      case "Organization" -> reference.find(CrosswalkKind.FACILITY, code);
      case "InsurancePlan" -> reference.find(CrosswalkKind.PRODUCT, code);
      case "Medication" -> reference.find(CrosswalkKind.ITEM, code);
      case "ActivityDefinition" -> reference.find(CrosswalkKind.SERVICE, code);
      case "Practitioner" -> practitioner(code.substring(0, colon), code.substring(colon + 1));
      default -> throw new IllegalStateException("a code of " + type + " cannot be resolved");
    };
  }

  private Optional<ReferenceEntry> practitioner(String role, String code) {
    if (role.equals("only-of")) {
      List<ReferenceEntry> admins = reference.claimAdmins(code);
      return admins.size() == 1 ? Optional.of(admins.get(0)) : Optional.empty();
    }
    return reference.find(
        role.equals("CA") ? CrosswalkKind.CLAIM_ADMIN : CrosswalkKind.OFFICER, code);
  }

  private void names(ObjectNode address) throws CodeUnknown {
    JsonNode location =
        Fhir.extension(address, "address-location-reference").path("valueReference");
    String text = location.path("reference").asText();
    String code = text.substring(text.indexOf(FormJson.BY_CODE) + 1);
    Village village = reference.village(code).orElseThrow(() -> new CodeUnknown("Location"));
    ((ObjectNode) location).put("reference", "Location/" + village.uuid());
    ((ArrayNode) address.path("extension"))
        .addObject()
        .put("url", Fhir.IG + "StructureDefinition/address-municipality")
        .put("valueString", village.ward());
    address.put("city", village.name());
    address.put("district", village.district());
    address.put("state", village.region());
  }

  private void relation(JsonNode coding) throws CodeUnknown {
    if (coding instanceof ObjectNode object) {
      ReferenceEntry entry =
          reference
              .find(CrosswalkKind.RELATION, object.path("code").asText())
              .orElseThrow(() -> new CodeUnknown("relation"));
      object.put("display", entry.name());
    }
  }
}
