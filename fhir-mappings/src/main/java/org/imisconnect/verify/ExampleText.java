package org.imisconnect.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imisconnect.pack.Node;
import org.imisconnect.pack.PackDocument;

/** Rewrites what an example expects and leaves the rest of its text alone. Stateless. */
final class ExampleText {
  private static final Set<String> OUTCOME = Set.of("expect", "findings", "rejected");

  private ExampleText() {}

  static String withOutcome(PackDocument example, String text, MemoryRun outcome) {
    StringBuilder out = new StringBuilder();
    kept(example, text).forEach(line -> out.append(line).append('\n'));
    if (!outcome.types().isEmpty()) {
      out.append("expect:\n");
      for (String type : outcome.types()) {
        out.append("  ").append(type).append(":\n");
        outcome.resources(type).forEach(resource -> item(resource, "    ", out));
      }
    }
    numbers("findings", outcome.findings().byCode(), out);
    numbers("rejected", outcome.rejected(), out);
    return out.toString();
  }

  /** Lines that belong to other keys than those which are written anew. */
  private static List<String> kept(PackDocument example, String text) {
    List<String> lines = text.lines().toList();
    List<Node.Entry> entries = example.content().entries();
    List<String> kept = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      int from = i == 0 ? 0 : (int) entries.get(i).key().at().line() - 1;
      int to =
          i + 1 < entries.size() ? (int) entries.get(i + 1).key().at().line() - 1 : lines.size();
      if (!OUTCOME.contains(entries.get(i).key().text())) {
        kept.addAll(lines.subList(from, to));
      }
    }
    return kept;
  }

  private static void numbers(String key, Map<String, Long> numbers, StringBuilder out) {
    if (!numbers.isEmpty()) {
      out.append(key).append(":\n");
      numbers.forEach(
          (name, number) -> out.append("  ").append(name).append(": ").append(number).append('\n'));
    }
  }

  private static void item(JsonNode value, String indent, StringBuilder out) {
    if (value.isObject()) {
      String lead = indent + "- ";
      for (Map.Entry<String, JsonNode> member : value.properties()) {
        out.append(lead).append(member.getKey()).append(':');
        below(member.getValue(), indent + "  ", out);
        lead = indent + "  ";
      }
    } else {
      out.append(indent).append("-");
      below(value, indent + "  ", out);
    }
  }

  private static void below(JsonNode value, String indent, StringBuilder out) {
    if (value.isArray()) {
      out.append('\n');
      value.forEach(item -> item(item, indent + "  ", out));
    } else if (value.isObject()) {
      out.append('\n');
      for (Map.Entry<String, JsonNode> member : value.properties()) {
        out.append(indent).append("  ").append(member.getKey()).append(':');
        below(member.getValue(), indent + "  ", out);
      }
    } else {
      out.append(' ').append(JsonNodeFactory.instance.textNode(value.asText())).append('\n');
    }
  }
}
