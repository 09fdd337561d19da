package org.imisconnect.receiver.fhir.write;

import ca.uhn.fhir.rest.api.SearchStyleEnum;
import ca.uhn.fhir.rest.gclient.TokenClientParam;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.imisconnect.receiver.Listing;
import org.imisconnect.receiver.ResolvedForm;
import org.imisconnect.receiver.Search;
import org.imisconnect.receiver.fhir.client.FhirCall;
import org.imisconnect.receiver.fhir.client.FhirClient;

/** Looks for one form: by our id, or by its identifier. Thread-safe. */
public final class FhirFinder {
  private final FhirClient client;
  private final FhirLists lists;
  private final ContentMatch content;

  public FhirFinder(FhirClient client, FhirLists lists) {
    this.client = client;
    this.lists = lists;
    this.content = new ContentMatch(client.base());
  }

  /** Only an answer "there is none" is an empty {@link Search.Complete}. */
  public Search find(ResolvedForm form) {
    return Identifying.isNamedByServer(form.form()) ? byIdentifier(form) : byId(form);
  }

  private Search byId(ResolvedForm form) {
    FhirCall call = client.call();
    Optional<IBaseResource> held =
        call.ask(c -> c.read().resource(form.form().type()).withId(form.form().id()).execute());
    if (held.isPresent()) {
      return new Search.Complete(List.of(match(form, FhirClient.json(held.get()))));
    }
    return call.status() == 404 || call.status() == 410
        ? new Search.Complete(List.of())
        : new Search.Incomplete(call.trouble());
  }

  /** By POST: an identifier may be a person's number, which belongs into nobody's access log. */
  private Search byIdentifier(ResolvedForm form) {
    List<String> key = form.form().key();
    List<Search.Match> matches = new ArrayList<>();
    Listing listing =
        lists.read(
            form.form().type(),
            query ->
                query
                    .where(
                        new TokenClientParam("identifier")
                            .exactly()
                            .systemAndIdentifier(key.get(0), key.get(1)))
                    .usingStyle(SearchStyleEnum.POST),
            held -> matches.add(match(form, held)));
    return listing instanceof Listing.Incomplete incomplete
        ? new Search.Incomplete(incomplete.why())
        : new Search.Complete(matches);
  }

  private Search.Match match(ResolvedForm form, ObjectNode held) {
    List<String> differences = content.differences(form.resolvedBody(), held);
    return new Search.Match(held.path("id").asText(), differences, Map.of(), null);
  }
}
