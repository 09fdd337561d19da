package org.imisconnect.run.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.imisconnect.finding.ConnectorException;

/** Project files for tests. */
final class ProjectText {
  static final String GOOD =
      """
      scheme: Lakeland
      pack: starter
      pack-version: "1"
      zone: Asia/Vientiane
      currency: LAK
      constants: {insurer: Lakeland Fund}
      source:
        path: data
        files: {members: "members-*.csv"}
        settings: {delimiter: ";"}
      contracts: idle
      conflict: adopt
      limits: {canary: 20, refused: 10 %, updates: 2.5 %, rejected: 0 %}
      send-to: training
      receivers:
        training:
          kind: openimis
          url: https://imis.example.org/api/api_fhir_r4
          accounts:
            - {user: "${env:IMIS_USER}", password: "${env:IMIS_PASSWORD}", districts: [R1D1]}
          options: {insurance-number-length: 9}
          proxy: proxy.example.org:3128
          trust-store: ca.pem
          rate: 300
          concurrency: 8
          settle: 3 min
          windows: "22:00-05:00"
        production:
          kind: openimis
          url: https://imis.example.org/prod/
          zone: UTC
          currency: USD
      retain: {forms: 90 days, logs: 30 days, output: 14 days, letters: 7 days}
      """;

  private ProjectText() {}

  static Project load(Path folder, String text) {
    try {
      Files.writeString(folder.resolve(Project.FILE_NAME), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Project.load(folder);
  }

  /** What is wrong with a text; empty where nothing is. */
  static String errors(Path folder, String text) {
    try {
      load(folder, text);
      return "";
    } catch (ConnectorException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
