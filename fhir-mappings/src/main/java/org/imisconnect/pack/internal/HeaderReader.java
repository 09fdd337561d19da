package org.imisconnect.pack.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.imisconnect.pack.Fields;
import org.imisconnect.pack.Node;
import org.imisconnect.pack.PackErrors;
import org.imisconnect.pack.PackHeader;
import org.imisconnect.pack.PackStatus;

/** Reads {@code pack.yaml}: its own members, and from the packs below what it leaves out. */
final class HeaderReader {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final Pattern COUNTRY = Pattern.compile("[a-z]{2}");
  private static final Pattern BASE = Pattern.compile("https?://[^\\s/]+(/[^\\s/]+)*");
  private static final Pattern CONSTANT = Pattern.compile("[a-z][a-z0-9_]*");
  private static final String NAME_FORM = "lower-case words joined by `-`, as in `la-nhi`";

  /** Names that the mapping language gives a meaning of its own. */
  private static final Set<String> TAKEN =
      Set.of(
          "value",
          "position",
          "scheme",
          "rows",
          "when",
          "each",
          "as",
          "let",
          "first",
          "use",
          "keep");

  private final PackErrors errors;

  HeaderReader(PackErrors errors) {
    this.errors = errors;
  }

  /**
   * The header of a stack.
   *
   * @param layers each layer's {@code pack.yaml}, the nearest first; never empty
   * @param ancestors ids of the layers behind the first
   */
  PackHeader read(List<Node.Mapping> layers, List<String> ancestors) {
    Fields own = new Fields(layers.get(0), "pack.yaml", errors);
    Fields all = new Fields(merge(layers), "pack.yaml", errors);
    PackHeader header =
        new PackHeader(
            own.requireText("id", NAME, NAME_FORM),
            all.requireText("country", COUNTRY, "two lower-case letters of ISO 3166, or `xx`"),
            all.requireText("scheme", NAME, NAME_FORM),
            own.requireText("title"),
            own.requireWord("status", PackStatus.class, PackStatus.PROPOSED),
            all.requireText("version"),
            all.texts("formats"),
            all.text("contact"),
            all.requireText("base", BASE, "an http or https URL without a slash at its end"),
            ancestors,
            all.texts("receivers"),
            all.object("constants").map(object -> constants(object, all)).orElse(Map.of()));
    own.allow("country", "scheme", "version", "formats", "contact", "base", "receivers");
    own.allow("constants", "extends", "without");
    own.end();
    return header;
  }

  /** Members of all layers, the nearest wins; constants are merged one by one. */
  private static Node.Mapping merge(List<Node.Mapping> layers) {
    Map<String, Node.Entry> merged = new LinkedHashMap<>();
    for (Node.Mapping layer : layers) {
      for (Node.Entry entry : layer.entries()) {
        merged.merge(entry.key().text(), entry, HeaderReader::nearer);
      }
    }
    return new Node.Mapping(List.copyOf(merged.values()), layers.get(0).at());
  }

  private static Node.Entry nearer(Node.Entry near, Node.Entry far) {
    if (near.key().text().equals("constants")
        && near.value() instanceof Node.Mapping ours
        && far.value() instanceof Node.Mapping theirs) {
      return new Node.Entry(near.key(), merge(List.of(ours, theirs)));
    }
    return near;
  }

  private Map<String, String> constants(Node.Mapping object, Fields fields) {
    Map<String, String> constants = new LinkedHashMap<>();
    for (Node.Entry entry : object.entries()) {
      String name = entry.key().text();
      if (!CONSTANT.matcher(name).matches() || TAKEN.contains(name)) {
        String allowed = "lower-case letters, digits and `_`, and none of the language's own words";
        fields.wrong(entry.key().at(), "constants", "has the name `" + name + "`", allowed);
      }
      Optional<String> text = fields.scalar("constants." + name, entry.value());
      text.ifPresent(value -> constants.put(name, value));
    }
    return constants;
  }
}
