package org.imisconnect.receiver.openimis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.imisconnect.receiver.Http;
import org.imisconnect.receiver.openimis.protocol.Json;
import org.imisconnect.receiver.openimis.protocol.ScriptedHttp;

/**
 * Just enough of openIMIS for one household: reference data, three stores, and whatever answer a
 * test wants to see next to a write.
 */
final class FakeOpenImis {
  private static final String U = "00000000-0000-4000-8000-0000000000";
  private final Map<String, List<JsonNode>> lists = new HashMap<>();
  private final List<String> writes = new ArrayList<>();
  private final Map<String, Function<JsonNode, Http.Answer>> scripts = new LinkedHashMap<>();
  private final Map<String, Function<String, Http.Answer>> pages = new HashMap<>();
  final ScriptedHttp http;

  FakeOpenImis(long tokenEnds) {
    http = new ScriptedHttp(tokenEnds, this::answer);
    location("R1", "R", "Region", "");
    location("R1D1", "D", "District", "R1");
    location("R1D1M1", "W", "Ward", "R1D1");
    location("R1D1M1V1", "V", "Village", "R1D1M1");
    put("Organization", entry("VIDS001", "41", "'name':'Dispensary'"));
    put(
        "Practitioner",
        entry(
            "VIDS0011",
            "51",
            "'extension':[{'url':'x/reference','valueReference':{'display':'VIDS001'}}]"));
    put("Practitioner", entry("E00001", "52", "'name':[{'family':'Roe'}]"));
    put("InsurancePlan", entry("BCUL0001", "61", "'name':'Basic'"));
    put("Medication", entry("0001", "71", "'code':{'text':'Aspirin'}"));
    put("ActivityDefinition", entry("A1", "81", "'title':'Visit'"));
  }

  static String uuid(String end) {
    return U + end;
  }

  private static String entry(String code, String end, String more) {
    return "{"
        + more
        + ",'identifier':[{'type':{'coding':[{'code':'UUID'}]},'value':'"
        + uuid(end)
        + "'},{'type':{'coding':[{'code':'Code'}]},'value':'"
        + code
        + "'}]}";
  }

  private void location(String code, String level, String name, String parent) {
    String more =
        "'name':'"
            + name
            + "','physicalType':{'coding':[{'code':'"
            + level
            + "'}]},'partOf':{'display':'"
            + parent
            + "'}";
    put("Location", entry(code, Integer.toString(11 + code.length()), more));
  }

  void put(String type, String json) {
    lists
        .computeIfAbsent(type, t -> new ArrayList<>())
        .add(Json.parse(json.replace('\'', '"')).orElseThrow());
  }

  /** What the next writes of a type are answered with. */
  FakeOpenImis onWrite(String type, Function<JsonNode, Http.Answer> script) {
    scripts.put(type, script);
    return this;
  }

  /** What a read of a path is answered with. */
  FakeOpenImis onRead(String path, Http.Answer answer) {
    scripts.put("GET " + path, body -> answer);
    return this;
  }

  /** What pages of a list are answered with, by the year its filter reaches back to; null: rows. */
  FakeOpenImis onList(String type, Function<String, Http.Answer> script) {
    pages.put(type, script);
    return this;
  }

  List<String> writes() {
    return writes;
  }

  private Http.Answer answer(Http.Call call) {
    String path = ScriptedHttp.path(call);
    String type = path.split("/")[0];
    if (!call.method().equals("GET")) {
      writes.add(call.method() + " " + path);
      return scripts.get(type).apply(Json.parse(call.body()).orElseThrow());
    }
    String known = "GET " + path.split("&_lastUpdated")[0].split("\\?_lastUpdated")[0];
    if (scripts.containsKey(known)) {
      return scripts.get(known).apply(JsonNodeFactory.instance.objectNode());
    }
    if (path.isEmpty()) {
      return ScriptedHttp.json(200, "{'Patient':'x','CodeSystem/medical-item':'y'}");
    }
    if (path.startsWith("CodeSystem/diagnosis")) {
      return ScriptedHttp.json(200, "{'concept':[{'code':'A000','display':'Cholera'}]}");
    }
    if (path.startsWith("CodeSystem/patient-contact-relationship")) {
      return ScriptedHttp.json(200, "{'concept':[{'code':'4','display':'Son/Daughter'}]}");
    }
    if (path.contains("?") && path.indexOf('?') == type.length() + 1) {
      Http.Answer scripted = scripted(type, path);
      if (scripted != null) {
        return scripted;
      }
      return page(type);
    }
    return ScriptedHttp.refusal(500, "failed to retrieve; x matching query does not exist.");
  }

  private Http.Answer scripted(String type, String path) {
    if (!pages.containsKey(type) || !path.contains("_lastUpdated=ge")) {
      return null;
    }
    if (!path.endsWith("page-offset=1")) {
      return ScriptedHttp.refusal(404, "Invalid page.");
    }
    return pages.get(type).apply(path.split("_lastUpdated=ge")[1]);
  }

  private Http.Answer page(String type) {
    List<JsonNode> rows = lists.getOrDefault(type, List.of());
    String entries =
        rows.stream().map(row -> "{\"resource\":" + row + "}").collect(Collectors.joining(","));
    String entry = entries.isEmpty() ? "" : ",\"entry\":[" + entries + "]";
    return new Http.Received(
        200,
        Map.of("content-type", "application/json"),
        "{\"resourceType\":\"Bundle\",\"total\":" + rows.size() + entry + "}");
  }

  /** A stored row as the server would give it back: what was sent, with an id. */
  static ObjectNode stored(JsonNode sent, String uuid) {
    ObjectNode row = sent.deepCopy();
    row.withArray("identifier")
        .addObject()
        .put("value", uuid)
        .putObject("type")
        .putArray("coding")
        .addObject()
        .put("code", "UUID");
    return row;
  }

  /** A 201 with a body. */
  static Http.Answer created(JsonNode body) {
    return new Http.Received(201, Map.of("content-type", "application/json"), body.toString());
  }
}
