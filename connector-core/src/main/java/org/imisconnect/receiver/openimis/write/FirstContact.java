package org.imisconnect.receiver.openimis.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.imisconnect.receiver.openimis.protocol.ApiPath;
import org.imisconnect.receiver.openimis.protocol.Fhir;
import org.imisconnect.receiver.openimis.protocol.ListReader;
import org.jspecify.annotations.Nullable;

/**
 * What the server had before anything was sent to it, by number: one scan of a list serves the
 * search for every person or contract, where a scan for each would take nights. Forgotten with the
 * first write. Thread-safe.
 */
final class FirstContact {
  private final ListReader lists;
  private @Nullable Snapshot people;
  private @Nullable Snapshot covers;

  FirstContact(ListReader lists) {
    this.lists = lists;
  }

  /**
   * Rows of one list by number.
   *
   * @param rows what is kept of each row, in the order of the list
   */
  record Snapshot(Map<String, List<String>> rows, ListReader.Result result) {
    List<String> of(String number) {
      return rows.getOrDefault(number, List.of());
    }
  }

  synchronized void forget() {
    people = null;
    covers = null;
  }

  /** Ids of persons by insurance number. */
  synchronized Snapshot people() {
    Snapshot known = people;
    if (known == null) {
      known = snapshot("Patient", FirstContact::person);
      people = known;
    }
    return known;
  }

  private static void person(JsonNode row, Map<String, List<String>> rows) {
    Optional<String> number = Fhir.code(row);
    Optional<String> id = Fhir.uuid(row);
    if (number.isPresent() && id.isPresent()) {
      add(rows, number.get(), id.get());
    }
  }

  /** Policies by the number of their head, as {@link #coverage} reads them. */
  synchronized Snapshot covers() {
    Snapshot known = covers;
    if (known == null) {
      known = snapshot("Coverage", FirstContact::cover);
      covers = known;
    }
    return known;
  }

  private static void cover(JsonNode row, Map<String, List<String>> rows) {
    Fhir.uuid(row)
        .ifPresent(
            id -> add(rows, Fhir.number(row.path("beneficiary"), "Patient"), packed(row, id)));
  }

  private Snapshot snapshot(String type, BiConsumer<JsonNode, Map<String, List<String>>> keep) {
    Map<String, List<String>> rows = new HashMap<>();
    return new Snapshot(rows, lists.read(ApiPath.of(type), row -> keep.accept(row, rows)));
  }

  private static void add(Map<String, List<String>> rows, String number, String row) {
    rows.computeIfAbsent(number, n -> new ArrayList<>(2)).add(row);
  }

  private static String packed(JsonNode row, String id) {
    JsonNode period = row.path("period");
    return String.join(
        "\t",
        id,
        period.path("start").asText(),
        period.path("end").asText(),
        row.path("class").path(0).path("value").asText());
  }

  /** A Coverage with what is compared of it. */
  static ObjectNode coverage(String number, String packed) {
    String[] parts = packed.split("\t", -1);
    ObjectNode row = JsonNodeFactory.instance.objectNode().put("id", parts[0]);
    row.putObject("beneficiary").put("reference", "Patient/" + number);
    ObjectNode period = row.putObject("period").put("start", parts[1]);
    if (!parts[2].isEmpty()) {
      period.put("end", parts[2]);
    }
    row.putArray("class").addObject().put("value", parts[3]);
    return row;
  }
}
