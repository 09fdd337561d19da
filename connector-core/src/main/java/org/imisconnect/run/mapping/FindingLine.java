package org.imisconnect.run.mapping;

import java.util.Locale;
import org.imisconnect.finding.Finding;
import org.imisconnect.value.Output;

/** A finding as one line of {@code findings.ndjson}. */
public final class FindingLine {
  private FindingLine() {}

  public static void write(Finding finding, Output out) {
    JsonLine line = new JsonLine(out);
    line.open('{').name("code").text(finding.code());
    line.name("severity").text(finding.severity().name().toLowerCase(Locale.ROOT));
    line.name("file").text(finding.place().file());
    if (finding.place().line() > 0) {
      line.name("line").number(finding.place().line());
    }
    if (!finding.place().field().isEmpty()) {
      line.name("column").text(finding.place().field());
    }
    optional(line, "path", finding.path());
    optional(line, "mapping", finding.mapping());
    line.name("message").text(finding.message());
    optional(line, "hint", finding.hint());
    line.close('}').end();
  }

  private static void optional(JsonLine line, String name, String value) {
    if (!value.isEmpty()) {
      line.name(name).text(value);
    }
  }
}
