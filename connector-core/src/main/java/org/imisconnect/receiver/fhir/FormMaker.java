package org.imisconnect.receiver.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.imisconnect.receiver.CanonicalResource;
import org.imisconnect.receiver.Form;
import org.imisconnect.receiver.Link;
import org.imisconnect.receiver.LinkIndex;
import org.imisconnect.receiver.Reduced;
import org.imisconnect.receiver.fhir.FhirOptions.Ids;
import org.imisconnect.receiver.fhir.write.Holdings;
import org.imisconnect.receiver.fhir.write.Identifying;
import org.imisconnect.receiver.fhir.write.LocalReferences;
import org.imisconnect.receiver.fhir.write.LocalReferences.Target;
import org.imisconnect.receiver.fhir.write.ServerStatement;

/** Makes the form of a canonical resource: nothing is left out and nothing added. Immutable. */
final class FormMaker {
  /** Relation to a parent of the same type: a district of its region. */
  private static final String WITHIN = "within";

  private static final int DEEPEST = 50;

  /** Whose resource it is: writes about one person go one after the other. */
  private static final List<String> PERSON = List.of("patient", "beneficiary", "subject");

  private final Ids ids;

  FormMaker(Ids ids) {
    this.ids = ids;
  }

  List<Link> links(CanonicalResource resource) {
    List<Link> links = new ArrayList<>();
    for (Target target : LocalReferences.of(resource.body())) {
      if (target.type().equals(resource.type()) && !target.id().equals(resource.id())) {
        links.add(new Link(resource.id(), WITHIN, target.id(), ""));
      }
    }
    return links;
  }

  Reduced make(CanonicalResource resource, LinkIndex links, ServerStatement server) {
    String type = resource.type();
    if (!server.takes(type, ids == Ids.SERVER)) {
      return new Reduced.NotCarried("TYPE_NOT_TAKEN", "the server's statement offers no " + type);
    }
    if (ids == Ids.SERVER && !Identifying.isPossible(type)) {
      return new Reduced.NotCarried(
          "IDENTIFIER_NONE", "a " + type + " has no identifiers to be found by");
    }
    ObjectNode body = resource.body().deepCopy();
    List<String> key = List.of(resource.id());
    if (ids == Ids.SERVER) {
      body.remove("id");
      key = Identifying.key(body, resource.id());
    }
    List<String> targets =
        LocalReferences.of(body).stream()
            .filter(target -> !target.id().equals(resource.id()))
            .filter(target -> ids == Ids.SERVER || TypeOrder.comesBefore(target.type(), type))
            .map(Target::id)
            .toList();
    Lane lane = lane(resource, links);
    return new Reduced.Send(
        new Form(
            type,
            resource.id(),
            key,
            body,
            targets,
            targets,
            lane.name(),
            lane.order(),
            Holdings.amount(type, body),
            Map.of()));
  }

  private record Lane(String name, String order) {}

  private static Lane lane(CanonicalResource resource, LinkIndex links) {
    if (!links.from(resource.id(), WITHIN).isEmpty()
        || !links.to(resource.id(), WITHIN).isEmpty()) {
      return tree(resource.id(), links);
    }
    return new Lane(person(resource.body()).orElse(resource.id()), day(resource.body()));
  }

  /** Trees go from their root down: a parent stands before its children are sent. */
  private static Lane tree(String id, LinkIndex links) {
    String root = id;
    int depth = 0;
    List<Link> up = links.from(root, WITHIN);
    while (!up.isEmpty() && depth < DEEPEST && links.find(up.get(0).to()).isPresent()) {
      root = up.get(0).to();
      depth++;
      up = links.from(root, WITHIN);
    }
    return new Lane(root, String.format(Locale.ROOT, "%03d", depth));
  }

  private static Optional<String> person(JsonNode body) {
    return PERSON.stream()
        .map(field -> body.path(field).path("reference").asText())
        .filter(reference -> reference.indexOf('/') > 0)
        .map(reference -> reference.substring(reference.indexOf('/') + 1))
        .findFirst();
  }

  private static String day(JsonNode body) {
    String start = body.path("billablePeriod").path("start").asText();
    return start.isEmpty() ? body.path("period").path("start").asText() : start;
  }
}
