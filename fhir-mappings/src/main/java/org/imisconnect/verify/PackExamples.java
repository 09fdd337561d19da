package org.imisconnect.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.imisconnect.map.CompiledPack;
import org.imisconnect.pack.Node;
import org.imisconnect.pack.Pack;
import org.imisconnect.pack.PackDocument;
import org.imisconnect.verify.Difference.Words;

/**
 * Runs the examples of a pack in memory: a few rows in, the resources and findings that must come
 * out. An example names
 *
 * <ul>
 *   <li>{@code records}: rows by record, each {@code column: value};
 *   <li>{@code expect}: resources by type, as many as must be made; in {@code match: subset} (the
 *       default) each names only what matters, {@code absent()} for what must not be there; types
 *       that are not named are not looked at;
 *   <li>{@code findings}: exact numbers by code, one code at one place once; left out: none;
 *   <li>{@code rejected}: number of rejected rows by record; left out: there must be none.
 * </ul>
 *
 * Immutable, thread-safe.
 */
public final class PackExamples {
  private final CompiledPack compiled;
  private final ElementMakers makers;

  public PackExamples(CompiledPack compiled) {
    this.compiled = compiled;
    this.makers = new ElementMakers(compiled);
  }

  /**
   * Runs one example.
   *
   * @return what differs; empty where the example comes true
   * @throws org.imisconnect.finding.PackException where the example names records or columns that
   *     the pack does not have
   */
  public List<Difference> differences(PackDocument example) {
    MemoryRun outcome = run(example);
    List<Difference> differences = new ArrayList<>();
    resources(example, outcome, differences);
    numbers(example, "findings", "finding ", outcome.findings().byCode(), differences);
    numbers(example, "rejected", "rejected ", outcome.rejected(), differences);
    return differences.stream().map(makers::explain).toList();
  }

  /**
   * The text of an example with what comes out of it now as what is expected: whole resources of
   * every type, findings, rejected rows. Its name, its rows and its comments stay.
   *
   * @param text the file as it is
   */
  public String approved(PackDocument example, String text) {
    return ExampleText.withOutcome(example, text, run(example));
  }

  private MemoryRun run(PackDocument example) {
    Pack pack = compiled.pack();
    ExampleRows rows = ExampleRows.read(pack, example);
    MemoryRun outcome = new MemoryRun(rows, example.file());
    compiled.plans().forEach(outcome::run);
    return outcome;
  }

  private static void resources(
      PackDocument example, MemoryRun outcome, List<Difference> differences) {
    boolean whole =
        example.content().find("match").orElse(null) instanceof Node.Scalar match
            && match.text().equals("whole");
    if (!(example.content().find("expect").orElse(null) instanceof Node.Mapping expected)) {
      return;
    }
    for (Node.Entry entry : expected.entries()) {
      String type = entry.key().text();
      List<JsonNode> made = outcome.resources(type);
      List<Node> wanted =
          entry.value() instanceof Node.Sequence list ? list.items() : List.of(entry.value());
      if (wanted.size() != made.size()) {
        differences.add(
            Difference.of(type, Difference.count(wanted.size()), Difference.count(made.size())));
      }
      for (int i = 0; i < Math.min(wanted.size(), made.size()); i++) {
        String path = type + "[" + (i + 1) + "]";
        ResourceMatch.difference(wanted.get(i), made.get(i), path, whole)
            .ifPresent(differences::add);
      }
    }
  }

  private static void numbers(
      PackDocument example,
      String key,
      String noun,
      Map<String, Long> actual,
      List<Difference> differences) {
    Map<String, String> wanted = new TreeMap<>();
    if (example.content().find(key).orElse(null) instanceof Node.Mapping object) {
      for (Node.Entry entry : object.entries()) {
        String number = entry.value() instanceof Node.Scalar scalar ? scalar.text() : "?";
        wanted.put(entry.key().text(), number);
      }
    }
    Set<String> names = new TreeSet<>(wanted.keySet());
    names.addAll(actual.keySet());
    for (String name : names) {
      String expected = wanted.getOrDefault(name, "0");
      String found = Long.toString(actual.getOrDefault(name, 0L));
      if (!expected.equals(found)) {
        differences.add(Difference.of(noun + name, new Words(expected), new Words(found)));
      }
    }
  }
}
