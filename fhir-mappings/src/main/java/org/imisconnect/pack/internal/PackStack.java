package org.imisconnect.pack.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.imisconnect.pack.Node;
import org.imisconnect.pack.PackFiles;

/**
 * A pack laid over those that it extends: each file comes from the nearest layer that has it, but
 * for those that a nearer layer leaves out by {@code without:}. Immutable, thread-safe.
 */
final class PackStack implements PackFiles {
  private final List<Layer> layers;
  private final Map<String, Layer> owners = new LinkedHashMap<>();

  /**
   * One pack of the stack.
   *
   * @param id what findings name it by; empty for the nearest
   * @param files its files
   * @param header its {@code pack.yaml}
   * @param without files, or folders ending in {@code /}, that it does not take from those below
   */
  record Layer(String id, PackFiles files, Node.Mapping header, List<String> without) {
    boolean leavesOut(String path) {
      return without.stream().anyMatch(out -> covers(out, path));
    }

    private static boolean covers(String out, String path) {
      return out.equals(path) || (out.endsWith("/") && path.startsWith(out));
    }
  }

  /** A stack of layers, the nearest first. */
  PackStack(List<Layer> layers) {
    this.layers = List.copyOf(layers);
    for (int i = 0; i < layers.size(); i++) {
      List<Layer> nearer = layers.subList(0, i);
      for (String path : layers.get(i).files().list()) {
        if (nearer.stream().noneMatch(layer -> layer.leavesOut(path))) {
          owners.putIfAbsent(path, layers.get(i));
        }
      }
    }
  }

  List<Layer> layers() {
    return layers;
  }

  /** What a layer leaves out although no layer below has it. */
  List<String> vainOmissions(Layer layer) {
    List<Layer> below = layers.subList(layers.indexOf(layer) + 1, layers.size());
    return layer.without().stream()
        .filter(out -> below.stream().noneMatch(base -> has(base, out)))
        .toList();
  }

  private static boolean has(Layer layer, String out) {
    return layer.files().list().stream().anyMatch(path -> Layer.covers(out, path));
  }

  @Override
  public List<String> list() {
    return List.copyOf(new TreeSet<>(owners.keySet()));
  }

  @Override
  public Optional<byte[]> find(String path) {
    Layer owner = owners.get(path);
    return owner == null ? Optional.empty() : owner.files().find(path);
  }

  @Override
  public String label(String path) {
    Layer owner = owners.get(path);
    return owner == null || owner.id().isEmpty() ? path : owner.id() + "/" + path;
  }
}
