package org.imisconnect.receiver.openimis.reduce;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.imisconnect.finding.Finding;
import org.imisconnect.finding.Place;
import org.imisconnect.finding.Severity;
import org.imisconnect.receiver.CanonicalResource;
import org.imisconnect.receiver.openimis.protocol.Fhir;

/** The findings of one resource on its way to the receiver's form. One thread. */
final class Losses {
  private static final Set<String> NEVER_SENT = Set.of("resourceType", "id", "meta", "text");
  private final Place place;
  private final List<Finding> findings = new ArrayList<>();

  Losses(CanonicalResource resource) {
    CanonicalResource.SourceRow row = resource.row();
    this.place = Place.of(row.file().isEmpty() ? resource.type() : row.file(), row.line(), 0);
  }

  /** A value that was put in or changed. */
  void changed(String code, String path, String message, String hint) {
    add(new Finding(code, Severity.WARNING, place, path, "", message, hint));
  }

  /** Something that the receiver has no place for. */
  void dropped(String code, String path, String message) {
    add(new Finding(code, Severity.INFO, place, path, "", message, ""));
  }

  /** The same loss of ten lines of one claim is one finding. */
  private void add(Finding finding) {
    if (!findings.contains(finding)) {
      findings.add(finding);
    }
  }

  /** One finding for all elements of an object that this receiver does not read. */
  void unread(JsonNode object, String path, Set<String> read) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    names.removeAll(read);
    names.removeAll(NEVER_SENT);
    if (!names.isEmpty()) {
      dropped(
          "ELEMENT_DROPPED", path, "openIMIS has no place for " + String.join(", ", names) + ".");
    }
  }

  /** One finding for all extensions of an object that this receiver does not read. */
  void unreadExtensions(JsonNode object, String path, Set<String> read) {
    Set<String> names = new TreeSet<>();
    for (JsonNode extension : object.path("extension")) {
      names.add(Fhir.lastPart(extension.path("url").asText()));
    }
    names.removeAll(read);
    if (!names.isEmpty()) {
      dropped(
          "ELEMENT_DROPPED",
          path + ".extension",
          "openIMIS has no place for " + String.join(", ", names) + ".");
    }
  }

  List<Finding> findings() {
    return findings;
  }
}
