package org.imisconnect.receiver.openimis.write;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.imisconnect.receiver.Amount;
import org.imisconnect.receiver.Listing;
import org.imisconnect.receiver.Stored;
import org.imisconnect.receiver.openimis.answer.ClaimDecision;
import org.imisconnect.receiver.openimis.protocol.ApiPath;
import org.imisconnect.receiver.openimis.protocol.Fhir;
import org.imisconnect.receiver.openimis.protocol.ListReader;
import org.jspecify.annotations.Nullable;

/** What the server holds of a type, with keys as the forms have them. Thread-safe. */
public final class Holdings {
  private final ListReader lists;
  private final String currency;

  public Holdings(ListReader lists, String currency) {
    this.lists = lists;
    this.currency = currency;
  }

  public Listing list(String type, Consumer<Stored> sink) {
    return switch (type) {
      case "Patient" -> patients(sink);
      case "Contract" -> contracts(sink);
      case "Claim" -> claims(sink);
      default -> throw new IllegalStateException("openIMIS holds no " + type);
    };
  }

  private Listing patients(Consumer<Stored> sink) {
    return listing(
        lists.read(
            ApiPath.of("Patient"),
            row ->
                Fhir.uuid(row)
                    .ifPresent(
                        uuid ->
                            sink.accept(
                                new Stored(
                                    "Patient", uuid, List.of(Fhir.code(row).orElse("")), null)))));
  }

  /** Claims as their responses: a response can be read where its claim spoils the list. */
  private Listing claims(Consumer<Stored> sink) {
    return listing(
        lists.read(
            ApiPath.of("ClaimResponse"),
            row ->
                ClaimDecision.read(row, currency)
                    .ifPresent(
                        answer ->
                            sink.accept(
                                new Stored(
                                    "Claim",
                                    answer.remoteId(),
                                    List.of(answer.claimCode()),
                                    answer.asked())))));
  }

  /**
   * A policy's Coverage names the head's number, its Contract the money. A Contract that cannot be
   * read (two premiums) costs its money only.
   */
  private Listing contracts(Consumer<Stored> sink) {
    Map<String, Amount> money = new HashMap<>();
    ListReader.Result contracts =
        lists.read(
            ApiPath.of("Contract"),
            row -> {
              Amount amount = amount(row);
              if (amount != null) {
                Fhir.uuid(row).ifPresent(uuid -> money.put(uuid, amount));
              }
            });
    ListReader.Result coverages =
        lists.read(
            ApiPath.of("Coverage"),
            row ->
                Fhir.uuid(row)
                    .ifPresent(
                        uuid ->
                            sink.accept(new Stored("Contract", uuid, key(row), money.get(uuid)))));
    return coverages.complete() && !contracts.complete()
        ? new Listing.Incomplete(coverages.entries(), "Contract list: " + contracts.why())
        : listing(coverages);
  }

  private @Nullable Amount amount(JsonNode contract) {
    JsonNode item = ContractMatch.asset(contract).path("valuedItem").path(0);
    return Fhir.number(item.path("net").path("value"))
        .map(value -> new Amount(value, currency))
        .orElse(null);
  }

  private static List<String> key(JsonNode coverage) {
    return List.of(
        Fhir.number(coverage.path("beneficiary"), "Patient"),
        coverage.path("class").path(0).path("value").asText(),
        coverage.path("period").path("start").asText());
  }

  private static Listing listing(ListReader.Result result) {
    return result.complete()
        ? new Listing.Complete(result.entries())
        : new Listing.Incomplete(result.entries(), result.why());
  }
}
