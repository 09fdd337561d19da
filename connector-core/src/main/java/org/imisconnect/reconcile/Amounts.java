package org.imisconnect.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imisconnect.map.CompiledMap.MoneyPath;
import org.imisconnect.record.RecordType;
import org.imisconnect.source.RecordSource;

/**
 * Looks up the money of rows and resources that a proof misses, from the side that still has it.
 */
final class Amounts {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Path folder;
  private final List<MoneyPath> paths;

  Amounts(Path folder, List<MoneyPath> paths) {
    this.folder = folder;
    this.paths = paths;
  }

  /** Money of resources by id, as they stand in the type's file. */
  Map<String, String> ofResources(String type, Set<String> ids) throws IOException {
    Map<String, String> amounts = new HashMap<>();
    Path file = folder.resolve(type + ".ndjson");
    if (Files.isRegularFile(file) && !ids.isEmpty()) {
      NdjsonCount.eachLine(
          file,
          (bytes, from, to) -> {
            JsonNode resource = JSON.readTree(bytes, from, to - from);
            String id = resource.path("id").asText();
            if (ids.contains(id)) {
              amounts.put(id, ofResource(type, resource));
            }
          });
    }
    return amounts;
  }

  private String ofResource(String type, JsonNode resource) {
    List<String> amounts = new ArrayList<>();
    for (MoneyPath path : paths) {
      if (path.path().startsWith(type + ".")) {
        String[] steps = path.path().split("\\.");
        BigDecimal sum = sum(resource, steps, 1);
        if (sum.signum() != 0) {
          amounts.add(path.column() + " " + sum.toPlainString());
        }
      }
    }
    return String.join(", ", amounts);
  }

  private static BigDecimal sum(JsonNode node, String[] steps, int next) {
    if (node.isArray()) {
      BigDecimal sum = BigDecimal.ZERO;
      for (JsonNode item : node) {
        sum = sum.add(sum(item, steps, next));
      }
      return sum;
    }
    if (next == steps.length) {
      return node.isNumber() ? new BigDecimal(node.asText()) : BigDecimal.ZERO;
    }
    JsonNode below = node.path(steps[next]);
    return below.isMissingNode() ? BigDecimal.ZERO : sum(below, steps, next + 1);
  }

  /** Money of rows by {@code file:line}, as they stand in the source. */
  static Map<String, String> ofRows(RecordType record, RecordSource source, Set<String> places)
      throws IOException {
    Map<String, String> amounts = new HashMap<>();
    SourceCount count = new SourceCount(record, new RowBook());
    count.eachRow(
        source,
        (batch, row, hash) -> {
          String place = batch.origin(row).file() + ":" + batch.line(row);
          if (places.contains(place)) {
            amounts.put(place, count.amounts(batch, row));
          }
        });
    return amounts;
  }
}
