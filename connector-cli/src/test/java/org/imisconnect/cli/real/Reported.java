package org.imisconnect.cli.real;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a run told of losses: findings of the mapping and of the exchange. */
record Reported(List<JsonNode> findings) {
  static Reported of(Path project) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<JsonNode> findings = new ArrayList<>();
    for (String file : List.of("out/findings.ndjson", ".imisconnect/exchange-findings.ndjson")) {
      for (String line : Files.readAllLines(project.resolve(file))) {
        findings.add(json.readTree(line));
      }
    }
    return new Reported(findings);
  }

  /** Whether a finding names this element of what was made of this row. */
  boolean tells(String file, int line, String path) {
    return findings.stream()
        .filter(finding -> finding.path("file").asText().equals(file))
        .filter(finding -> finding.path("line").asInt() == line)
        .anyMatch(finding -> finding.path("path").asText().startsWith(path));
  }
}
