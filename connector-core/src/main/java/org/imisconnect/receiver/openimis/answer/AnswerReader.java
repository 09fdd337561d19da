package org.imisconnect.receiver.openimis.answer;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.imisconnect.receiver.Answer;
import org.imisconnect.receiver.Http;
import org.imisconnect.receiver.Listing;
import org.imisconnect.receiver.ReceiverSession.OpenClaim;
import org.imisconnect.receiver.openimis.protocol.ApiPath;
import org.imisconnect.receiver.openimis.protocol.Json;
import org.imisconnect.receiver.openimis.protocol.ListReader;
import org.imisconnect.receiver.openimis.protocol.OpenImisClient;
import org.jspecify.annotations.Nullable;

/** Fetches decisions: each open claim by its id, and what was recorded lately. Thread-safe. */
public final class AnswerReader {
  private final OpenImisClient client;
  private final ListReader lists;
  private final ZoneId zone;
  private final String currency;

  public AnswerReader(OpenImisClient client, ListReader lists, ZoneId zone, String currency) {
    this.client = client;
    this.lists = lists;
    this.zone = zone;
    this.currency = currency;
  }

  /**
   * Status changes do not show in openIMIS's time filter, so open claims are read one by one.
   *
   * @param since also list what was recorded since; null for no list
   */
  public Listing read(Iterable<OpenClaim> open, @Nullable Instant since, Consumer<Answer> sink) {
    long given = 0;
    long unread = 0;
    Set<String> seen = new HashSet<>();
    for (OpenClaim claim : open) {
      Optional<Answer> answer = one(claim);
      if (answer.isPresent() && seen.add(answer.get().remoteId())) {
        sink.accept(answer.get());
        given++;
      } else if (answer.isEmpty()) {
        unread++;
      }
    }
    String why = unread == 0 ? "" : unread + " claims whose answer the server could not write";
    if (since != null) {
      long[] listed = {0};
      ListReader.Result result =
          lists.read(
              ApiPath.of("ClaimResponse"),
              LocalDateTime.ofInstant(since, zone),
              row -> listed[0] += given(row, seen, sink));
      given += listed[0];
      why = result.complete() ? why : (why + " " + result.why()).strip();
    }
    return why.isEmpty() ? new Listing.Complete(given) : new Listing.Incomplete(given, why);
  }

  private long given(JsonNode row, Set<String> seen, Consumer<Answer> sink) {
    Optional<Answer> answer = ClaimDecision.read(row, currency).filter(a -> seen.add(a.remoteId()));
    answer.ifPresent(sink);
    return answer.isPresent() ? 1 : 0;
  }

  private Optional<Answer> one(OpenClaim claim) {
    return client.get(ApiPath.of("ClaimResponse", claim.remoteId())) instanceof Http.Received answer
            && answer.status() == 200
        ? Json.parse(answer.body()).flatMap(json -> ClaimDecision.read(json, currency))
        : Optional.empty();
  }
}
