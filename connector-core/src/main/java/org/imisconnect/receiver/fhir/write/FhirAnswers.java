package org.imisconnect.receiver.fhir.write;

import ca.uhn.fhir.rest.gclient.ReferenceClientParam;
import ca.uhn.fhir.rest.param.DateRangeParam;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Date;
import java.util.function.Consumer;
import org.imisconnect.receiver.Answer;
import org.imisconnect.receiver.Listing;
import org.imisconnect.receiver.ReceiverSession.OpenClaim;
import org.jspecify.annotations.Nullable;

/** Reads decisions: the newest ClaimResponse of each claim. Thread-safe. */
public final class FhirAnswers {
  private final FhirLists lists;

  public FhirAnswers(FhirLists lists) {
    this.lists = lists;
  }

  /** Gives on one answer for each claim that has any. */
  public Listing read(Iterable<OpenClaim> open, @Nullable Instant since, Consumer<Answer> sink) {
    long[] count = {0};
    String why = "";
    for (OpenClaim claim : open) {
      ObjectNode[] newest = new ObjectNode[1];
      Listing listing =
          lists.read(
              "ClaimResponse",
              query ->
                  query.where(
                      new ReferenceClientParam("request").hasId("Claim/" + claim.remoteId())),
              response -> newest[0] = newer(newest[0], response));
      if (listing instanceof Listing.Incomplete incomplete) {
        why = incomplete.why();
      } else if (newest[0] != null) {
        count[0]++;
        sink.accept(ClaimDecision.read(newest[0], claim.code(), claim.remoteId()));
      }
    }
    if (since != null) {
      Listing listing = since(since, sink, count);
      why = listing instanceof Listing.Incomplete incomplete ? incomplete.why() : why;
    }
    return why.isEmpty() ? new Listing.Complete(count[0]) : new Listing.Incomplete(count[0], why);
  }

  private Listing since(Instant since, Consumer<Answer> sink, long[] count) {
    DateRangeParam range = new DateRangeParam(Date.from(since), null);
    return lists.read(
        "ClaimResponse",
        query -> query.lastUpdated(range),
        response -> {
          String request = response.path("request").path("reference").asText();
          int at = request.lastIndexOf("Claim/");
          if (at >= 0) {
            String id = request.substring(at + 6).replaceAll("/.*", "");
            count[0]++;
            sink.accept(ClaimDecision.read(response, id, id));
          }
        });
  }

  private static ObjectNode newer(@Nullable ObjectNode known, ObjectNode other) {
    return known == null || moment(other).compareTo(moment(known)) >= 0 ? other : known;
  }

  private static String moment(ObjectNode response) {
    return response.path("created").asText() + response.path("meta").path("lastUpdated").asText();
  }
}
