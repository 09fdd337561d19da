package org.imisconnect.run.golden;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.imisconnect.verify.Difference;
import org.imisconnect.verify.Difference.Value;
import org.imisconnect.verify.Difference.Words;

/** Says in FHIR paths, findings and lines how two files of a golden pair differ. Stateless. */
final class FileDifference {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private FileDifference() {}

  /** At least one difference, for files whose bytes are not the same. */
  static List<Difference> of(String file, byte[] before, byte[] after) {
    List<String> wanted = lines(before);
    List<String> made = lines(after);
    List<Difference> differences = new ArrayList<>();
    if (file.equals("findings.ndjson")) {
      findings(wanted, made, differences);
    } else if (file.endsWith(".ndjson")) {
      String type = file.substring(file.lastIndexOf('/') + 1, file.length() - ".ndjson".length());
      resources(type, wanted, made, differences);
    }
    if (differences.isEmpty()) {
      differences.add(firstLine(file, wanted, made));
    }
    return differences;
  }

  private static List<String> lines(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8).lines().toList();
  }

  private static Difference firstLine(String file, List<String> wanted, List<String> made) {
    int line = 0;
    while (line < Math.min(wanted.size(), made.size()) && wanted.get(line).equals(made.get(line))) {
      line++;
    }
    return new Difference(file + ":" + (line + 1), side(wanted, line), side(made, line), "");
  }

  private static Difference.Side side(List<String> lines, int line) {
    return line < lines.size() ? new Value(lines.get(line)) : Difference.ABSENT;
  }

  private static void findings(
      List<String> wanted, List<String> made, List<Difference> differences) {
    Map<String, Integer> before = codes(wanted);
    Map<String, Integer> after = codes(made);
    TreeSet<String> codes = new TreeSet<>(before.keySet());
    codes.addAll(after.keySet());
    for (String code : codes) {
      int expected = before.getOrDefault(code, 0);
      int found = after.getOrDefault(code, 0);
      if (expected != found) {
        differences.add(
            new Difference("finding " + code, new Words("" + expected), new Words("" + found), ""));
      }
    }
  }

  private static Map<String, Integer> codes(List<String> lines) {
    Map<String, Integer> codes = new TreeMap<>();
    lines.forEach(line -> codes.merge(parse(line).path("code").asText(), 1, Integer::sum));
    return codes;
  }

  /** Resources are matched by id; those of equal id are compared leaf by leaf. */
  private static void resources(
      String type, List<String> wanted, List<String> made, List<Difference> differences) {
    Map<String, JsonNode> before = byId(wanted);
    Map<String, JsonNode> after = byId(made);
    int number = 0;
    for (Map.Entry<String, JsonNode> entry : before.entrySet()) {
      String path = type + "[" + ++number + "]";
      JsonNode now = after.get(entry.getKey());
      if (now == null) {
        differences.add(new Difference(path, new Words("a resource"), Difference.ABSENT, ""));
      } else {
        leaves(path, entry.getValue(), now, differences);
      }
    }
    number = 0;
    for (String id : after.keySet()) {
      number++;
      if (!before.containsKey(id)) {
        String path = type + "[" + number + "]";
        differences.add(new Difference(path, Difference.ABSENT, new Words("a resource"), ""));
      }
    }
  }

  private static Map<String, JsonNode> byId(List<String> lines) {
    Map<String, JsonNode> resources = new LinkedHashMap<>();
    for (String line : lines) {
      JsonNode resource = parse(line);
      resources.put(resource.path("id").asText(), resource);
    }
    return resources;
  }

  private static void leaves(
      String path, JsonNode wanted, JsonNode made, List<Difference> differences) {
    if (wanted.equals(made)) {
      return;
    }
    if (wanted.isObject() && made.isObject()) {
      TreeSet<String> names = new TreeSet<>();
      wanted.fieldNames().forEachRemaining(names::add);
      made.fieldNames().forEachRemaining(names::add);
      names.forEach(
          name -> leaves(path + "." + name, wanted.path(name), made.path(name), differences));
    } else if (wanted.isArray() && made.isArray()) {
      for (int i = 0; i < Math.max(wanted.size(), made.size()); i++) {
        leaves(path + "[" + i + "]", wanted.path(i), made.path(i), differences);
      }
    } else {
      differences.add(new Difference(path, side(wanted), side(made), ""));
    }
  }

  private static Difference.Side side(JsonNode node) {
    if (node.isMissingNode()) {
      return Difference.ABSENT;
    }
    return node.isValueNode() ? new Value(node.asText()) : new Words("an object or list");
  }

  private static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      return JSON.missingNode();
    }
  }
}
