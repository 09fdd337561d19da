package org.imisconnect.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The numbers of the tiles of one run, kept beside the report so that the next one can say what
 * changed.
 *
 * @param run when the mapping started
 */
record Numbers(String run, Map<String, List<BigDecimal>> values) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Numbers of(String run) {
    return new Numbers(run, new LinkedHashMap<>());
  }

  void put(String name, List<BigDecimal> numbers) {
    values.put(name, numbers);
  }

  /** The two last runs that were noted: this one first, the one before second. */
  static List<Numbers> read(Path file) throws IOException {
    List<Numbers> runs = new ArrayList<>();
    if (Files.isRegularFile(file)) {
      for (JsonNode node : JSON.readTree(Files.readAllBytes(file))) {
        Numbers numbers = of(node.path("run").asText());
        for (Map.Entry<String, JsonNode> entry : node.path("values").properties()) {
          List<BigDecimal> list = new ArrayList<>();
          entry.getValue().forEach(value -> list.add(new BigDecimal(value.asText("0"))));
          numbers.put(entry.getKey(), list);
        }
        runs.add(numbers);
      }
    }
    return runs;
  }

  static void write(Path file, List<Numbers> runs) throws IOException {
    ArrayNode list = JSON.createArrayNode();
    for (Numbers numbers : runs) {
      ObjectNode node = list.addObject().put("run", numbers.run());
      ObjectNode values = node.putObject("values");
      numbers
          .values()
          .forEach(
              (name, entries) -> {
                ArrayNode array = values.putArray(name);
                entries.forEach(entry -> array.add(entry.toPlainString()));
              });
    }
    Files.write(file, JSON.writeValueAsBytes(list));
  }
}
