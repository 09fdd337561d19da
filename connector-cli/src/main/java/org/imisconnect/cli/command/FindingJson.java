package org.imisconnect.cli.command;

import java.nio.charset.StandardCharsets;
import org.imisconnect.finding.Finding;
import org.imisconnect.run.mapping.FindingLine;
import org.imisconnect.value.Output;

/** A finding as a line of JSON, the same as in {@code findings.ndjson}. */
final class FindingJson {
  private FindingJson() {}

  static String line(Finding finding) {
    Output out = new Output(256);
    FindingLine.write(finding, out);
    return new String(out.bytes, 0, out.size, StandardCharsets.UTF_8);
  }
}
