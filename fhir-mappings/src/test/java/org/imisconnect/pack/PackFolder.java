package org.imisconnect.pack;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.imisconnect.finding.PackException;

/** A pack that a test writes to disk, file by file. */
final class PackFolder {
  static final String HEADER =
      """
      id: xx-test
      country: xx
      scheme: test
      title: A scheme for tests
      status: proposed
      version: 1.0.0
      base: https://example.org/fhir
      """;

  static final String MEMBER =
      """
      record: member
      layout: {kind: delimited, delimiter: ","}
      columns:
        no: code required sensitive
        birth: {names: [birth_date, dob], type: date, format: yyyyMMdd, meaning: day of birth}
        fee: money
      """;

  final Path path;

  PackFolder(Path path) {
    this.path = path;
    write("pack.yaml", HEADER);
    write("records/member.yaml", MEMBER);
  }

  PackFolder write(String file, String text) {
    try {
      Path target = path.resolve(file);
      Files.createDirectories(target.getParent());
      Files.writeString(target, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Pack load() {
    return PackLoader.load(path.toString());
  }

  /** The errors of loading, one line each. */
  List<String> errors() {
    PackException thrown = catchThrowableOfType(PackException.class, this::load);
    return thrown == null ? List.of() : thrown.findings().stream().map(Object::toString).toList();
  }

  /** A zip of the folder's files, each behind a prefix. */
  Path zip(Path zip, String prefix) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip));
        Stream<Path> files = Files.walk(path)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = path.relativize(file).toString().replace('\\', '/');
        out.putNextEntry(new ZipEntry(prefix + name));
        Files.copy(file, out);
      }
    }
    return zip;
  }
}
