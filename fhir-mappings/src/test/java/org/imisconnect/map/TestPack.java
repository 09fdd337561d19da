package org.imisconnect.map;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imisconnect.finding.PackException;
import org.imisconnect.pack.PackLoader;
import org.imisconnect.value.FunctionRegistry;

/** A pack that a test writes to disk; records are declared by a line each. */
final class TestPack {
  private static final String HEADER =
      """
      id: xx-test
      country: xx
      scheme: test
      title: A scheme for tests
      status: proposed
      version: 1.0.0
      base: https://example.org/fhir
      constants: {icd10: "http://hl7.org/fhir/sid/icd-10"}
      """;

  private final Path path;

  TestPack(Path path) {
    this.path = path;
    file("pack.yaml", HEADER);
  }

  /** A record by its columns: {@code no: code required}. */
  TestPack record(String name, String... columns) {
    StringBuilder text = new StringBuilder("record: " + name + "\n");
    text.append("layout: {kind: delimited}\ncolumns:\n");
    for (String column : columns) {
      text.append("  ").append(column).append('\n');
    }
    return file("records/" + name + ".yaml", text.toString());
  }

  TestPack file(String name, String text) {
    try {
      Path target = path.resolve(name);
      Files.createDirectories(target.getParent());
      Files.writeString(target, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  CompiledPack compile() {
    return CompiledPack.compile(PackLoader.load(path.toString()), FunctionRegistry.core());
  }

  RecordMapper mapper() {
    return new RecordMapper(compile());
  }

  /** The errors of compiling, one line each. */
  List<String> errors() {
    PackException thrown = catchThrowableOfType(PackException.class, this::compile);
    return thrown == null ? List.of() : thrown.findings().stream().map(Object::toString).toList();
  }

  /** A row by names and texts in turn. */
  static Map<String, String> row(String... cells) {
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < cells.length; i += 2) {
      row.put(cells[i], cells[i + 1]);
    }
    return row;
  }
}
