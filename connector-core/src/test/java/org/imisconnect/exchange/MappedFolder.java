package org.imisconnect.exchange;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What `map` leaves behind, made by hand. */
final class MappedFolder {
  private final Map<String, List<ObjectNode>> resources = new LinkedHashMap<>();
  private final Map<ObjectNode, String> keys = new java.util.IdentityHashMap<>();
  private final List<ObjectNode> order = new ArrayList<>();

  static String id(String type, String key) {
    return UUID.nameUUIDFromBytes((type + key).getBytes(StandardCharsets.UTF_8)).toString();
  }

  ObjectNode add(String type, String key) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("resourceType", type).put("id", id(type, key));
    resources.computeIfAbsent(type, t -> new ArrayList<>()).add(body);
    keys.put(body, key);
    order.add(body);
    return body;
  }

  void remove(String type, String key) {
    resources.get(type).removeIf(body -> keys.get(body).equals(key));
    order.removeIf(b -> keys.get(b).equals(key) && b.get("resourceType").textValue().equals(type));
  }

  ObjectNode get(String type, String key) {
    return resources.get(type).stream()
        .filter(body -> keys.get(body).equals(key))
        .findFirst()
        .orElseThrow();
  }

  /** Households H1.. with members, a group, a contract, and a claim for each member. */
  static MappedFolder households(int households, int members) {
    MappedFolder folder = new MappedFolder();
    for (int h = 1; h <= households; h++) {
      ObjectNode group = folder.add("Group", "H" + h);
      for (int m = 1; m <= members; m++) {
        String patient = "H" + h + "M" + m;
        folder.add("Patient", patient).put("name", "Invented");
        group.withArray("member").add(id("Patient", patient));
      }
      folder.add("Contract", "C" + h).put("group", id("Group", "H" + h));
      for (int m = 1; m <= members; m++) {
        folder
            .add("Claim", "K" + h + "-" + m)
            .put("patient", id("Patient", "H" + h + "M" + m))
            .put("contract", id("Contract", "C" + h))
            .put("total", "100.50")
            .put("date", "2026-11-0" + m);
      }
    }
    return folder;
  }

  Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Path old : List.of(folder.resolve("Group.ndjson"), folder.resolve("Claim.ndjson"))) {
      Files.deleteIfExists(old);
    }
    for (Map.Entry<String, List<ObjectNode>> type : resources.entrySet()) {
      StringBuilder text = new StringBuilder();
      type.getValue().forEach(body -> text.append(body).append('\n'));
      Files.writeString(folder.resolve(type.getKey() + ".ndjson"), text);
    }
    StringBuilder trace = new StringBuilder();
    int line = 1;
    for (ObjectNode body : order) {
      ObjectNode one = JsonNodeFactory.instance.objectNode();
      one.put("type", body.get("resourceType").textValue()).put("id", body.get("id").textValue());
      one.put("record", "row").put("file", "rows.csv").put("line", ++line);
      one.put("hash", Integer.toHexString(body.toString().hashCode()));
      one.putArray("key").add(keys.get(body));
      trace.append(one).append('\n');
    }
    Files.writeString(folder.resolve("trace.ndjson"), trace);
    return folder;
  }
}
