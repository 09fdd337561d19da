package org.imisconnect.receiver.fhir.write;

import ca.uhn.fhir.rest.gclient.IQuery;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.r4.model.Bundle;
import org.imisconnect.receiver.Listing;
import org.imisconnect.receiver.fhir.client.FhirCall;
import org.imisconnect.receiver.fhir.client.FhirClient;

/** Reads searches from their first page to their last. Thread-safe. */
public final class FhirLists {
  private static final int PAGE = 200;
  private final FhirClient client;

  public FhirLists(FhirClient client) {
    this.client = client;
  }

  /**
   * Gives on each match once; what the server includes beside the matches is left out.
   *
   * @param narrow adds the conditions
   */
  Listing read(String type, UnaryOperator<IQuery<IBaseBundle>> narrow, Consumer<ObjectNode> sink) {
    FhirCall call = client.call();
    Optional<Bundle> page =
        call.ask(
            c ->
                narrow
                    .apply(c.search().forResource(type).count(PAGE))
                    .returnBundle(Bundle.class)
                    .execute());
    Set<String> links = new HashSet<>();
    Set<String> seen = new HashSet<>();
    while (page.isPresent()) {
      boolean outcome = take(type, page.get(), seen, sink);
      if (outcome) {
        return new Listing.Incomplete(seen.size(), "the server says that the list is not whole");
      }
      Bundle.BundleLinkComponent next = page.get().getLink(Bundle.LINK_NEXT);
      if (next == null) {
        return new Listing.Complete(seen.size());
      }
      if (!links.add(next.getUrl())) {
        return new Listing.Incomplete(seen.size(), "the server's pages go round in a ring");
      }
      Bundle last = page.get();
      page = call.ask(c -> c.loadPage().next(last).execute());
    }
    return new Listing.Incomplete(seen.size(), "a page could not be read: " + call.trouble());
  }

  /** True when an entry says that something went wrong. */
  private static boolean take(
      String type, Bundle page, Set<String> seen, Consumer<ObjectNode> sink) {
    JsonNode json = FhirClient.json(page);
    boolean trouble = false;
    for (JsonNode entry : json.path("entry")) {
      JsonNode resource = entry.path("resource");
      String found = resource.path("resourceType").asText();
      if (found.equals("OperationOutcome")) {
        for (JsonNode issue : resource.path("issue")) {
          trouble |= issue.path("severity").asText().matches("error|fatal");
        }
      } else if (found.equals(type) && seen.add(resource.path("id").asText())) {
        sink.accept((ObjectNode) resource);
      }
    }
    return trouble;
  }
}
