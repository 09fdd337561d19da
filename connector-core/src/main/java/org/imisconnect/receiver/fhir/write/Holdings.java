package org.imisconnect.receiver.fhir.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import org.imisconnect.receiver.Amount;
import org.imisconnect.receiver.Listing;
import org.imisconnect.receiver.Stored;
import org.jspecify.annotations.Nullable;

/** Lists all that a server shows of one type, by the keys that forms have. Thread-safe. */
public final class Holdings {
  private final FhirLists lists;
  private final boolean namedByServer;

  public Holdings(FhirLists lists, boolean namedByServer) {
    this.lists = lists;
    this.namedByServer = namedByServer;
  }

  /** One {@link Stored} for each resource, or for each of its identifiers. */
  public Listing list(String type, Consumer<Stored> sink) {
    // Servers that do not know _elements send more, which does no harm.
    return lists.read(
        type,
        query -> query.elementsSubset("id", "identifier", "total"),
        resource -> give(type, resource, sink));
  }

  private void give(String type, ObjectNode resource, Consumer<Stored> sink) {
    String id = resource.path("id").asText();
    Amount amount = amount(type, resource);
    if (!namedByServer) {
      sink.accept(new Stored(type, id, List.of(id), amount));
      return;
    }
    for (JsonNode identifier : resource.path("identifier")) {
      List<String> key =
          List.of(identifier.path("system").asText(), identifier.path("value").asText());
      sink.accept(new Stored(type, id, key, amount));
    }
  }

  /** The money of a resource; null where its type has none. */
  public static @Nullable Amount amount(String type, JsonNode body) {
    JsonNode total = body.path("total");
    return type.equals("Claim") && total.path("value").isNumber()
        ? new Amount(total.get("value").decimalValue(), total.path("currency").asText())
        : null;
  }
}
