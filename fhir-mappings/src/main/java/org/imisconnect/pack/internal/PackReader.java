package org.imisconnect.pack.internal;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.imisconnect.finding.Finding;
import org.imisconnect.finding.PackException;
import org.imisconnect.finding.Place;
import org.imisconnect.pack.CodeTable;
import org.imisconnect.pack.IgnoredColumn;
import org.imisconnect.pack.Node;
import org.imisconnect.pack.Pack;
import org.imisconnect.pack.PackDocument;
import org.imisconnect.pack.PackErrors;
import org.imisconnect.pack.PackHeader;
import org.imisconnect.pack.Yaml;
import org.imisconnect.record.RecordType;

/** Reads every file of a stack of packs and collects the errors of all. One load, one thread. */
public final class PackReader {
  private final PackErrors errors;
  private final PackStack stack;

  private PackReader(PackErrors errors, PackStack stack) {
    this.errors = errors;
    this.stack = stack;
  }

  /**
   * The pack on top of a stack.
   *
   * @throws PackException with every error of every file
   */
  public static Pack read(PackLayer top) {
    PackErrors errors = new PackErrors();
    PackStack stack = new StackReader(errors).read(top).orElseThrow(errors::exception);
    Pack pack = new PackReader(errors, stack).read();
    errors.throwIfAny();
    return pack;
  }

  private Pack read() {
    refuseStrangers();
    refuseVainOmissions();
    DocumentShapes shapes = new DocumentShapes(errors);
    Map<String, RecordType> records = records();
    return new Pack(
        header(),
        records,
        documents("maps", document -> {}),
        documents("maps/parts", document -> {}),
        codes(),
        documents("checks", document -> {}),
        ignored(records),
        documents("examples", shapes::example),
        documents("answers", shapes::answer),
        stack);
  }

  private PackHeader header() {
    List<PackStack.Layer> layers = stack.layers();
    List<Node.Mapping> headers = layers.stream().map(PackStack.Layer::header).toList();
    List<String> below = layers.stream().skip(1).map(PackStack.Layer::id).toList();
    return new HeaderReader(errors).read(headers, below);
  }

  /** A file that nobody reads is a slip: a folder misspelt, an ending forgotten. */
  private void refuseStrangers() {
    for (String path : stack.list()) {
      Optional<String> problem = PackPaths.problem(path);
      problem.ifPresent(
          hint -> errors.add("PACK_FILE", place(path), "is not a file that a pack reads", hint));
    }
  }

  /** What is left out must be there, else a file renamed in the base comes back unnoticed. */
  private void refuseVainOmissions() {
    for (PackStack.Layer layer : stack.layers()) {
      for (String out : stack.vainOmissions(layer)) {
        Place at = layer.header().find("without").orElseThrow().at();
        String hint = "Remove it, or write the path as the base has it.";
        errors.add("PACK_REFERENCE", at, "`without` names `" + out + "`, not in the base", hint);
      }
    }
  }

  private Map<String, RecordType> records() {
    Map<String, RecordType> records = new TreeMap<>();
    RecordReader reader = new RecordReader(errors);
    Consumer<PackDocument> read = document -> records.put(document.name(), reader.read(document));
    documents("records", read);
    return Collections.unmodifiableMap(records);
  }

  private Map<String, CodeTable> codes() {
    Map<String, CodeTable> codes = new TreeMap<>();
    for (String path : in("codes", ".csv")) {
      String name = PackPaths.name(path);
      bytes(path)
          .map(bytes -> new CodeTableReader(errors).read(name, stack.label(path), bytes))
          .ifPresent(table -> codes.put(name, table));
    }
    return Collections.unmodifiableMap(codes);
  }

  private List<IgnoredColumn> ignored(Map<String, RecordType> records) {
    return stack.list().contains("ignored.yaml")
        ? document("ignored.yaml").map(new IgnoredReader(errors, records)::read).orElse(List.of())
        : List.of();
  }

  private Map<String, PackDocument> documents(String folder, Consumer<PackDocument> check) {
    Map<String, PackDocument> documents = new TreeMap<>();
    for (String path : in(folder, ".yaml")) {
      document(path).ifPresent(document -> documents.put(document.name(), document));
    }
    documents.values().forEach(check);
    return Collections.unmodifiableMap(documents);
  }

  private List<String> in(String folder, String ending) {
    return stack.list().stream()
        .filter(path -> PackPaths.isIn(folder, path) && path.endsWith(ending))
        .toList();
  }

  private Optional<PackDocument> document(String path) {
    String label = stack.label(path);
    return bytes(path)
        .flatMap(bytes -> Yaml.read(label, bytes, errors))
        .map(content -> new PackDocument(PackPaths.name(path), label, content));
  }

  /** The bytes of a file that is listed; a file that cannot be read is one error among others. */
  private Optional<byte[]> bytes(String path) {
    try {
      return stack.find(path);
    } catch (PackException e) {
      for (Finding finding : e.findings()) {
        errors.add(finding.code(), place(path), finding.message(), finding.hint());
      }
      return Optional.empty();
    }
  }

  private Place place(String path) {
    return Place.of(stack.label(path));
  }
}
