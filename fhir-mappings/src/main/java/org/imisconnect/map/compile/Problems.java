package org.imisconnect.map.compile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.imisconnect.finding.Finding;
import org.imisconnect.finding.PackException;
import org.imisconnect.finding.Place;
import org.imisconnect.finding.Severity;
import org.imisconnect.pack.DidYouMean;

/** The errors of a pack's mappings, collected so that an author sees all of them at once. */
final class Problems {
  private final List<Finding> findings = new ArrayList<>();

  void add(Place at, String code, String message, String hint) {
    Finding finding = Finding.of(code, Severity.ERROR, at, message, hint);
    if (!findings.contains(finding)) {
      findings.add(finding);
    }
  }

  void add(Place at, String code, String message) {
    add(at, code, message, "");
  }

  /** An unknown name among those that exist. */
  void unknown(Place at, String code, String what, String name, Collection<String> names) {
    String meant = DidYouMean.sentence(name, names);
    String hint = meant.isEmpty() ? "Allowed: " + some(names) + "." : meant;
    add(at, code, "unknown " + what + " `" + name + "`.", hint);
  }

  void syntax(SyntaxError error) {
    add(error.place(), "MAP_SYNTAX", String.valueOf(error.getMessage()) + ".");
  }

  boolean isEmpty() {
    return findings.isEmpty();
  }

  int size() {
    return findings.size();
  }

  void throwIfAny() {
    if (!findings.isEmpty()) {
      findings.sort(
          Comparator.comparing((Finding finding) -> finding.place().file())
              .thenComparing(finding -> finding.place().line())
              .thenComparing(finding -> finding.place().column()));
      throw new PackException(findings);
    }
  }

  private static String some(Collection<String> names) {
    if (names.isEmpty()) {
      return "none";
    }
    List<String> first = names.stream().limit(12).toList();
    return String.join(", ", first) + (names.size() > first.size() ? ", …" : "");
  }
}
