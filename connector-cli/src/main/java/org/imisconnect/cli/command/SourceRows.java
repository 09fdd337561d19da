package org.imisconnect.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imisconnect.check.CheckResult;
import org.imisconnect.finding.Finding;
import org.imisconnect.reconcile.TraceLookup;

/**
 * Names the source row of each resource that a check has something to say of, where it is known.
 */
final class SourceRows {
  private SourceRows() {}

  /** The same result, its findings with the source row of their resource. */
  static CheckResult added(CheckResult result, List<Path> checked) throws IOException {
    Map<String, Set<Long>> wanted = new HashMap<>();
    for (Finding finding : result.findings()) {
      String file = finding.place().file();
      if (file.endsWith(".ndjson")) {
        String type = file.substring(0, file.length() - ".ndjson".length());
        wanted.computeIfAbsent(type, t -> new HashSet<>()).add(finding.place().line());
      }
    }
    Map<String, String> rows = new HashMap<>();
    for (Path path : checked) {
      Path folder = Files.isDirectory(path) ? path : path.toAbsolutePath().getParent();
      if (folder != null) {
        rows.putAll(TraceLookup.find(folder, wanted));
      }
    }
    List<Finding> findings = new ArrayList<>();
    result.findings().forEach(finding -> findings.add(added(finding, rows)));
    return new CheckResult(result.resources(), result.counts(), findings);
  }

  private static Finding added(Finding finding, Map<String, String> rows) {
    String row = rows.get(finding.place().file() + ":" + finding.place().line());
    if (row == null) {
      return finding;
    }
    return new Finding(
        finding.code(),
        finding.severity(),
        finding.place(),
        finding.path(),
        finding.mapping(),
        finding.message() + " (made of " + row + ")",
        finding.hint());
  }
}
