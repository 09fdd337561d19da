package org.imisconnect.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.imisconnect.receiver.Amount;
import org.imisconnect.receiver.Form;

/** A form as text and back, and its hashes. Thread-safe. */
public final class FormText {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private FormText() {}

  /** SHA-256 of type, key and body: what decides whether anything changed. */
  public static String hash(Form form) {
    MessageDigest digest = sha256();
    digest.update(keyText(form).getBytes(StandardCharsets.UTF_8));
    digest.update((byte) '\n');
    digest.update(write(form.body()).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest.digest());
  }

  /** SHA-256 of type and key at the receiver. */
  public static String keyHash(Form form) {
    return keyHash(form.type(), form.key());
  }

  /** SHA-256 of type and key at the receiver. */
  public static String keyHash(String type, List<String> key) {
    byte[] text = keyText(type, key).getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(sha256().digest(text));
  }

  private static String keyText(Form form) {
    return keyText(form.type(), form.key());
  }

  /** Parts of a key as one text: each with its length before it, so none can run over. */
  public static String keyText(String type, List<String> key) {
    StringBuilder text = new StringBuilder(type);
    for (String part : key) {
      text.append('|').append(part.length()).append(':').append(part);
    }
    return text.toString();
  }

  /** The whole form as one JSON text. */
  public static String toText(Form form) {
    ObjectNode node = JSON.createObjectNode();
    node.put("type", form.type()).put("id", form.id()).put("lane", form.lane());
    node.put("laneOrder", form.laneOrder());
    form.key().forEach(node.putArray("key")::add);
    form.parents().forEach(node.putArray("parents")::add);
    form.references().forEach(node.putArray("references")::add);
    Amount amount = form.amount();
    if (amount != null) {
      node.put("amount", amount.value().toPlainString()).put("currency", amount.currency());
    }
    ObjectNode hints = node.putObject("hints");
    new TreeMap<>(form.hints()).forEach(hints::put);
    node.set("body", form.body());
    return write(node);
  }

  /** The form of a text written by {@link #toText}. */
  public static Form fromText(String text) {
    JsonNode node = read(text);
    Amount amount =
        node.has("amount")
            ? new Amount(new BigDecimal(node.get("amount").textValue()), string(node, "currency"))
            : null;
    Map<String, String> hints = new TreeMap<>();
    node.get("hints").properties().forEach(h -> hints.put(h.getKey(), h.getValue().textValue()));
    return new Form(
        string(node, "type"),
        string(node, "id"),
        strings(node.get("key")),
        (ObjectNode) node.get("body"),
        strings(node.get("parents")),
        strings(node.get("references")),
        string(node, "lane"),
        string(node, "laneOrder"),
        amount,
        hints);
  }

  private static String string(JsonNode node, String field) {
    return node.get(field).textValue();
  }

  private static List<String> strings(JsonNode array) {
    List<String> texts = new ArrayList<>(array.size());
    array.forEach(element -> texts.add(element.textValue()));
    return texts;
  }

  /** Parses JSON with its numbers as written. */
  public static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      // The parser's own message quotes the text, which is personal: only the place is kept.
      throw new IllegalStateException(
          "not JSON at character " + e.getLocation().getCharOffset() + ", though written by us");
    }
  }

  private static String write(JsonNode node) {
    try {
      return JSON.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a form cannot be written as JSON", e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
