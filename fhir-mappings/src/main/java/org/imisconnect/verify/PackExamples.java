package org.imisconnect.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.imisconnect.map.CompiledPack;
import org.imisconnect.pack.Node;
import org.imisconnect.pack.Pack;
import org.imisconnect.pack.PackDocument;

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
 * Immutable, thread-safe. Values of an example are invented, so differences show them.
 */
public final class PackExamples {
  private final CompiledPack compiled;

  public PackExamples(CompiledPack compiled) {
    this.compiled = compiled;
  }

  /**
   * Runs one example.
   *
   * @return what differs, one line each; empty where the example comes true
   * @throws org.imisconnect.finding.PackException where the example names records or columns that
   *     the pack does not have
   */
  public List<String> differences(PackDocument example) {
    Pack pack = compiled.pack();
    ExampleRows rows = ExampleRows.read(pack, example);
    MemoryRun outcome = new MemoryRun(rows, example.file());
    compiled.plans().forEach(outcome::run);
    List<String> differences = new ArrayList<>();
    resources(example, outcome, differences);
    numbers(example, "findings", outcome.findings().byCode(), differences);
    numbers(example, "rejected", outcome.rejected(), differences);
    return List.copyOf(differences);
  }

  private static void resources(PackDocument example, MemoryRun outcome, List<String> differences) {
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
        differences.add(type + ": expected " + wanted.size() + ", made " + made.size());
      }
      for (int i = 0; i < Math.min(wanted.size(), made.size()); i++) {
        String difference = ResourceMatch.difference(wanted.get(i), made.get(i), type, whole);
        if (!difference.isEmpty()) {
          differences.add("(" + (i + 1) + ") " + difference);
        }
      }
    }
  }

  private static void numbers(
      PackDocument example, String key, Map<String, Long> actual, List<String> differences) {
    Map<String, String> wanted = new TreeMap<>();
    if (example.content().find(key).orElse(null) instanceof Node.Mapping object) {
      for (Node.Entry entry : object.entries()) {
        String number = entry.value() instanceof Node.Scalar scalar ? scalar.text() : "?";
        wanted.put(entry.key().text(), number);
      }
    }
    Map<String, String> found = new TreeMap<>();
    actual.forEach((code, number) -> found.put(code, number.toString()));
    if (!wanted.equals(found)) {
      differences.add(key + ": expected " + wanted + ", found " + found);
    }
  }
}
