package org.imisconnect.check;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.finding.Finding;
import org.imisconnect.finding.FindingCounts;
import org.imisconnect.finding.Place;
import org.imisconnect.finding.Severity;

/**
 * Checks files of FHIR R4: NDJSON, single resources, Bundles. Reads every file twice, first for the
 * ids that references may name. One thread; knows nothing of HAPI.
 */
public final class FhirCheck {
  private static final int STORED_PER_CODE = 100_000;

  private final CheckProfile profile;
  private final JsonFactory json = new JsonFactory();
  private final IdIndex ids = new IdIndex();
  private final FindingCounts counts = new FindingCounts();
  private final List<Finding> findings = new ArrayList<>();
  private final Map<String, Long> resources = new TreeMap<>();

  public FhirCheck(CheckProfile profile) {
    this.profile = profile;
    json.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
  }

  /**
   * Checks files, and in folders the files that hold resources: {@code *.ndjson} and {@code *.json}
   * but those that a mapping run writes beside them.
   *
   * @throws ConfigException where there is no such file
   */
  public CheckResult check(List<Path> paths) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path path : paths) {
      files.addAll(filesOf(path));
    }
    for (Path file : files) {
      eachResource(file, (parser, place) -> noteId(parser, place));
    }
    List<ResourceVisitor> visitors = new ArrayList<>();
    visitors.add(new ReferenceCheck(ids, this::add));
    if (profile == CheckProfile.OPENIMIS) {
      visitors.add(new OpenImisLimits(this::add));
    }
    visitors.add(new Counter());
    StructureCheck structure = new StructureCheck(this::add, visitors);
    for (Path file : files) {
      eachResource(file, structure::check);
    }
    return new CheckResult(resources, counts, findings);
  }

  private static List<Path> filesOf(Path path) throws IOException {
    if (Files.isRegularFile(path)) {
      return List.of(path);
    }
    if (!Files.isDirectory(path)) {
      throw new ConfigException(path + " is not there. Give files or folders of FHIR.");
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.filter(FhirCheck::holdsResources).sorted().toList();
    }
  }

  private static boolean holdsResources(Path file) {
    String name = file.getFileName().toString();
    boolean own =
        List.of("findings.ndjson", "trace.ndjson", "rows.ndjson", "run.json").contains(name);
    return !own && (name.endsWith(".ndjson") || name.endsWith(".json"));
  }

  private void eachResource(Path file, ResourceReader reader) throws IOException {
    String name = file.getFileName().toString();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        JsonParser parser = json.createParser(in)) {
      while (parser.nextToken() != null) {
        JsonLocation at = parser.currentTokenLocation();
        reader.read(parser, Place.of(name, at.getLineNr(), 0));
      }
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      long line = at == null ? 0 : at.getLineNr();
      add(
          Finding.of(
              "JSON_SYNTAX",
              Severity.ERROR,
              Place.of(name, Math.max(0, line), 0),
              "not JSON, or cut off; what follows in this file was not checked",
              "Write the file again."));
    }
  }

  /** Finds the id of a resource, and those in a Bundle. */
  private void noteId(JsonParser parser, Place place) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return;
    }
    String type = "";
    String id = "";
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      if (name.equals("resourceType")) {
        type = parser.getText();
      } else if (name.equals("id")) {
        id = parser.getText();
      } else if (name.equals("entry") && type.equals("Bundle")) {
        entries(parser, place);
      } else {
        parser.skipChildren();
      }
    }
    if (!type.isEmpty() && !id.isEmpty() && !ids.add(type + "/" + id)) {
      add(
          Finding.of(
              "ID_DUP",
              Severity.ERROR,
              place,
              "another " + type + " in these files has the same id",
              "Two rows have one key: keep the one that is right."));
    }
  }

  private void entries(JsonParser parser, Place place) throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY && parser.currentToken() != null) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean resource = parser.currentName().equals("resource");
        parser.nextToken();
        if (resource) {
          noteId(parser, place);
        } else {
          parser.skipChildren();
        }
      }
    }
  }

  private void add(Finding finding) {
    counts.add(finding);
    if (counts.of(finding.code()) <= STORED_PER_CODE) {
      findings.add(finding);
    }
  }

  /** Reads the resource at the parser's current token to its end. */
  private interface ResourceReader {
    void read(JsonParser parser, Place place) throws IOException;
  }

  /** Counts resources by type. */
  private final class Counter implements ResourceVisitor {
    @Override
    public void begin(Place place, String type) {
      resources.merge(type, 1L, Long::sum);
    }

    @Override
    public void value(
        String path, List<String> steps, org.imisconnect.model.ElementModel element, String text) {}

    @Override
    public void end() {}
  }
}
