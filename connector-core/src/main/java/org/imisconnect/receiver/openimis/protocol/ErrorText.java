package org.imisconnect.receiver.openimis.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import org.imisconnect.receiver.Http.Received;

/**
 * The words of a refusal, whatever their shape. The text may hold a person's number: compare it
 * with known fragments, never show it. Immutable.
 *
 * @param text empty where the answer has no words of its own (HTML, an empty body)
 */
public record ErrorText(Shape shape, String text) {
  /** How the server wrote it. */
  public enum Shape {
    OPERATION_OUTCOME,
    /** {@code {"detail": …}} */
    DETAIL,
    JSON_STRING,
    OTHER_JSON,
    HTML,
    EMPTY,
    OTHER
  }

  /** Looks at the content type first, and believes it only where the body can be read so. */
  public static ErrorText of(Received answer) {
    String type = answer.headers().getOrDefault("content-type", "").toLowerCase(Locale.ROOT);
    if (answer.body().isBlank()) {
      return new ErrorText(Shape.EMPTY, "");
    }
    if (type.contains("html")) {
      return new ErrorText(Shape.HTML, "");
    }
    Optional<JsonNode> json = type.contains("json") ? Json.parse(answer.body()) : Optional.empty();
    return json.map(ErrorText::json).orElseGet(() -> new ErrorText(Shape.OTHER, answer.body()));
  }

  private static ErrorText json(JsonNode node) {
    if (node.isTextual()) {
      String text = node.asText();
      return new ErrorText(text.isEmpty() ? Shape.EMPTY : Shape.JSON_STRING, text);
    }
    if ("OperationOutcome".equals(node.path("resourceType").asText())) {
      JsonNode issue = node.path("issue").path(0);
      String text = issue.path("details").path("text").asText();
      String words = text.isEmpty() ? issue.path("diagnostics").asText() : text;
      return new ErrorText(Shape.OPERATION_OUTCOME, words);
    }
    if (node.has("detail")) {
      JsonNode detail = node.get("detail");
      return new ErrorText(Shape.DETAIL, detail.isTextual() ? detail.asText() : detail.toString());
    }
    return new ErrorText(Shape.OTHER_JSON, node.toString());
  }

  public boolean says(String fragment) {
    return text.contains(fragment);
  }

  /** Whether the answer says that there is no such page or resource. */
  public boolean saysNotFound() {
    return says("matching query does not exist")
        || says("matches the given query")
        || says("failed to retrieve")
        || (says("Resource for identifier") && says("not found"));
  }

  /** The shape only. */
  @Override
  public String toString() {
    return shape.name();
  }
}
