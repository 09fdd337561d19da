package org.imisconnect.receiver.openimis.write;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.imisconnect.receiver.ResolvedForm;
import org.imisconnect.receiver.openimis.protocol.ApiPath;
import org.imisconnect.receiver.openimis.protocol.Fhir;
import org.imisconnect.receiver.openimis.protocol.ListReader;
import org.jspecify.annotations.Nullable;

/**
 * One reading of a list for several doubts, where one for each would take nights. It begins after
 * the doubts were announced and is forgotten with the next write, so it proves as much about each
 * as a reading of its own. Keeps only rows that somebody asked for. Thread-safe.
 */
final class SharedScan {
  private final ListReader lists;
  private final Map<String, Set<String>> wanted = new HashMap<>();
  private final Map<String, Rows> read = new HashMap<>();

  SharedScan(ListReader lists) {
    this.lists = lists;
  }

  /**
   * What one reading came to.
   *
   * @param rows by insurance number, in the order of the list
   */
  record Rows(Map<String, List<JsonNode>> rows, ListReader.Result result) {
    List<JsonNode> of(String number) {
      return rows.getOrDefault(number, List.of());
    }
  }

  /** Persons and contracts are the types that no release always finds by their keys. */
  synchronized void announce(List<ResolvedForm> forms) {
    forget();
    for (ResolvedForm form : forms) {
      String list = form.form().type().equals("Contract") ? "Coverage" : form.form().type();
      wanted.computeIfAbsent(list, l -> new HashSet<>()).add(form.form().key().get(0));
    }
  }

  synchronized void forget() {
    wanted.clear();
    read.clear();
  }

  /** Persons by number; empty where this one was not announced. */
  Optional<Rows> people(String number) {
    return rows("Patient", number, row -> Fhir.code(row).orElse(""));
  }

  /** Covers by the number of their head; empty where this one was not announced. */
  Optional<Rows> covers(String head) {
    return rows("Coverage", head, row -> Fhir.number(row.path("beneficiary"), "Patient"));
  }

  private synchronized Optional<Rows> rows(
      String list, String number, Function<JsonNode, String> numberOf) {
    Set<String> numbers = wanted.getOrDefault(list, Set.of());
    if (!numbers.contains(number)) {
      return Optional.empty();
    }
    @Nullable Rows known = read.get(list);
    if (known == null) {
      Map<String, List<JsonNode>> rows = new HashMap<>();
      ListReader.Result result =
          lists.read(
              ApiPath.of(list),
              row -> {
                String of = numberOf.apply(row);
                if (numbers.contains(of)) {
                  rows.computeIfAbsent(of, n -> new ArrayList<>(2)).add(row);
                }
              });
      known = new Rows(rows, result);
      read.put(list, known);
    }
    return Optional.of(known);
  }
}
