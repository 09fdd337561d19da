package org.imisconnect.source.json;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.imisconnect.finding.Finding;
import org.imisconnect.finding.FindingSink;
import org.imisconnect.finding.Place;
import org.imisconnect.finding.Severity;
import org.imisconnect.record.Column;
import org.imisconnect.record.RecordType;
import org.imisconnect.source.HeaderMatch;
import org.imisconnect.source.NearName;

/**
 * Members that no column takes, each told once. Only those of a record that has a known member too:
 * else the names may be values. One thread.
 */
final class UnknownMembers {
  private static final int CAP = 100;
  private final String file;
  private final FindingSink findings;
  private final Set<String> known;
  private final Set<String> told = new HashSet<>();
  private final List<String> met = new ArrayList<>();
  private boolean anyKnown;

  UnknownMembers(String file, RecordType type, FindingSink findings) {
    this.file = file;
    this.findings = findings;
    this.known = type.indexBySourceName().keySet();
  }

  void begin() {
    met.clear();
    anyKnown = false;
  }

  void known() {
    anyKnown = true;
  }

  void met(String name) {
    if (!HeaderMatch.isPassedOver(name) && !told.contains(name)) {
      met.add(name);
    }
  }

  /** Two spellings of one column in one record. */
  void twice(Column column) {
    String name = Members.shown(column);
    if (told.add("/twice/" + name)) {
      findings.add(
          Finding.of(
              "HDR_TWICE",
              Severity.WARNING,
              new Place(file, 0, 0, name),
              "a record has this column under two names; the first that is declared is used.",
              "Export one of them only."));
    }
  }

  void end(long line) {
    for (String name : met) {
      if (anyKnown && told.size() < CAP && told.add(name)) {
        String near = NearName.hint(name, known);
        findings.add(
            Finding.of(
                "HDR_UNKNOWN",
                Severity.WARNING,
                new Place(file, line, 0, name),
                "a member that the pack does not know; it is passed over.",
                near.isEmpty() ? "Declare it in the record, or leave it out." : near));
      }
    }
  }
}
