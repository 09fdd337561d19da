package org.imisconnect.receiver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Map.Entry;

/**
 * A form together with the remote ids it needs. Immutable.
 *
 * @param remoteIds canonical id to remote id, for those of {@link Form#references()} that have one:
 *     all of them when it is written, perhaps none when it is only looked for
 */
public record ResolvedForm(Form form, Map<String, String> remoteIds) {
  public ResolvedForm {
    remoteIds = Map.copyOf(remoteIds);
  }

  /** A fresh copy of the body in which each {@code Type/<canonical id>} has its remote id. */
  public ObjectNode resolvedBody() {
    ObjectNode copy = form.body().deepCopy();
    resolve(copy);
    return copy;
  }

  private void resolve(JsonNode node) {
    if (node instanceof ObjectNode object) {
      for (Entry<String, JsonNode> field : object.properties()) {
        if (field.getValue().isTextual()) {
          field.setValue(resolved(field.getValue()));
        } else {
          resolve(field.getValue());
        }
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        if (array.get(i).isTextual()) {
          array.set(i, resolved(array.get(i)));
        } else {
          resolve(array.get(i));
        }
      }
    }
  }

  private JsonNode resolved(JsonNode value) {
    String text = value.textValue();
    int slash = text.indexOf('/');
    String remote = slash < 0 ? null : remoteIds.get(text.substring(slash + 1));
    return remote == null ? value : TextNode.valueOf(text.substring(0, slash + 1) + remote);
  }

  /** Type and id only: a body is personal. */
  @Override
  public String toString() {
    return form.toString();
  }
}
