package org.imisconnect.ledger.sqlite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.imisconnect.ledger.FormText;
import org.imisconnect.receiver.Amount;
import org.imisconnect.receiver.Answer;
import org.imisconnect.receiver.Answer.Decision;
import org.imisconnect.receiver.Answer.Line;
import org.jspecify.annotations.Nullable;

/** An answer as JSON text and back. */
final class AnswerText {
  private static final JsonMapper JSON = new JsonMapper();

  private AnswerText() {}

  static String write(Answer answer) {
    ObjectNode node = JSON.createObjectNode();
    node.put("claim", answer.claimCode()).put("remote", answer.remoteId());
    node.put("decision", answer.decision().name()).put("stage", answer.stage());
    node.put("last", answer.lastStage());
    put(node, "asked", answer.asked());
    put(node, "approved", answer.approved());
    answer.reasons().forEach(node.putArray("reasons")::add);
    put(node, answer.raw());
    ArrayNode lines = node.putArray("lines");
    for (Line line : answer.lines()) {
      ObjectNode one = lines.addObject();
      one.put("sequence", line.sequence()).put("code", line.code()).put("kind", line.kind());
      one.put("decision", line.decision().name());
      put(one, "asked", line.asked());
      put(one, "approved", line.approved());
      line.reasons().forEach(one.putArray("reasons")::add);
      put(one, line.raw());
    }
    return node.toString();
  }

  static Answer read(String text) {
    JsonNode node = FormText.read(text);
    List<Line> lines = new ArrayList<>();
    for (JsonNode line : node.get("lines")) {
      lines.add(
          new Line(
              line.get("sequence").intValue(),
              line.get("code").textValue(),
              line.get("kind").textValue(),
              Decision.valueOf(line.get("decision").textValue()),
              amount(line.get("asked")),
              amount(line.get("approved")),
              texts(line.get("reasons")),
              raw(line.get("raw"))));
    }
    return new Answer(
        node.get("claim").textValue(),
        node.get("remote").textValue(),
        Decision.valueOf(node.get("decision").textValue()),
        node.get("stage").textValue(),
        node.get("last").booleanValue(),
        amount(node.get("asked")),
        amount(node.get("approved")),
        texts(node.get("reasons")),
        lines,
        raw(node.get("raw")));
  }

  private static void put(ObjectNode node, String name, @Nullable Amount amount) {
    if (amount != null) {
      node.putObject(name)
          .put("value", amount.value().toPlainString())
          .put("currency", amount.currency());
    }
  }

  private static void put(ObjectNode node, Map<String, String> raw) {
    ObjectNode object = node.putObject("raw");
    new TreeMap<>(raw).forEach(object::put);
  }

  private static @Nullable Amount amount(@Nullable JsonNode node) {
    return node == null
        ? null
        : new Amount(
            new BigDecimal(node.get("value").textValue()), node.get("currency").textValue());
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(element -> texts.add(element.textValue()));
    return texts;
  }

  private static Map<String, String> raw(JsonNode object) {
    Map<String, String> raw = new TreeMap<>();
    object.properties().forEach(field -> raw.put(field.getKey(), field.getValue().textValue()));
    return raw;
  }
}
