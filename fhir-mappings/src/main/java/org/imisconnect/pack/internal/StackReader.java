package org.imisconnect.pack.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.imisconnect.finding.Place;
import org.imisconnect.pack.Fields;
import org.imisconnect.pack.Node;
import org.imisconnect.pack.PackErrors;
import org.imisconnect.pack.Yaml;

/** Follows {@code extends:} from pack to pack, and refuses a circle. One load. */
final class StackReader {
  private static final String HEADER = "pack.yaml";
  private final PackErrors errors;
  private final List<PackStack.Layer> layers = new ArrayList<>();
  private final Set<String> locations = new LinkedHashSet<>();

  StackReader(PackErrors errors) {
    this.errors = errors;
  }

  /** The stack on top of which a pack stands; empty where some {@code pack.yaml} cannot be read. */
  Optional<PackStack> read(PackLayer top) {
    PackLayer next = top;
    String id = "";
    while (next != null) {
      locations.add(next.location());
      Optional<Node.Mapping> header = header(next, id.isEmpty() ? HEADER : id + "/" + HEADER);
      if (header.isEmpty()) {
        return Optional.empty();
      }
      Fields fields = new Fields(header.get(), HEADER, errors);
      layers.add(new PackStack.Layer(id, next.files(), header.get(), fields.texts("without")));
      id = fields.text("extends");
      next = id.isEmpty() ? null : below(next, id, header.get());
    }
    return Optional.of(new PackStack(layers));
  }

  private Optional<Node.Mapping> header(PackLayer layer, String label) {
    Optional<byte[]> bytes = layer.files().find(HEADER);
    if (bytes.isEmpty()) {
      String hint = "Every pack has one; `pack new` writes it.";
      errors.add("PACK_FILE", Place.of(label), "is missing in " + layer.location(), hint);
    }
    return bytes.flatMap(found -> Yaml.read(label, found, errors));
  }

  private @org.jspecify.annotations.Nullable PackLayer below(
      PackLayer layer, String id, Node.Mapping header) {
    Place at = header.find("extends").orElseThrow().at();
    Optional<PackLayer> found = PackPlaces.find(id, layer.beside());
    if (found.isEmpty()) {
      errors.add("PACK_EXTENDS", at, "no pack `" + id + "`", PackPlaces.hint(id));
      return null;
    }
    if (locations.contains(found.get().location())) {
      String hint = "A pack cannot stand on itself.";
      errors.add("PACK_EXTENDS", at, "`" + id + "` comes round in a circle", hint);
      return null;
    }
    return found.get();
  }
}
