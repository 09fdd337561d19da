package org.imisconnect.source.delimited;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.record.RecordType;
import org.imisconnect.source.SourceInput;

/** Finds the files of a record in an input, in a stable order. */
final class DelimitedFiles {
  private static final int SHOWN = 12;
  private final RecordType type;
  private final Dialect dialect;
  private final SourceInput input;

  DelimitedFiles(RecordType type, Dialect dialect, SourceInput input) {
    this.type = type;
    this.dialect = dialect;
    this.input = input;
  }

  /** The files; empty where the record has none and needs none. */
  List<FoundFile> find() {
    String setting = input.settings().get("file." + type.name());
    if (setting != null && setting.isEmpty()) {
      return List.of();
    }
    Path path = input.path();
    if (Files.isDirectory(path)) {
      return inFolder(path, setting == null ? dialect.file() : setting);
    }
    if (!Files.isRegularFile(path)) {
      throw new ConfigException(
          "there is no file or folder " + path + ". Check the path of the input.");
    }
    if (setting != null) {
      return inFolder(folderOf(path), setting);
    }
    boolean wanted = matches(dialect.file(), path.getFileName().toString());
    return wanted ? List.of(new FoundFile(path, path.getFileName().toString())) : List.of();
  }

  private List<FoundFile> inFolder(Path folder, String pattern) {
    Path direct = isGlob(pattern) ? folder : folder.resolve(pattern);
    if (!isGlob(pattern) && Files.isRegularFile(direct)) {
      return List.of(new FoundFile(direct, name(folder, direct)));
    }
    List<FoundFile> found =
        list(folder, slashes(pattern)).stream()
            .filter(file -> matches(slashes(pattern), file.name()))
            .toList();
    if (found.size() > 1 && !isGlob(pattern)) {
      throw new ConfigException(
          "folder "
              + folder
              + " has several files that could be "
              + pattern
              + ": "
              + String.join(", ", found.stream().map(FoundFile::name).toList())
              + ". Set file."
              + type.name()
              + " in the project's sources.");
    }
    if (found.isEmpty() && !dialect.optional()) {
      throw missing(folder, pattern);
    }
    return found;
  }

  private ConfigException missing(Path folder, String pattern) {
    List<String> there = list(folder, slashes(pattern)).stream().map(FoundFile::name).toList();
    String found =
        there.isEmpty()
            ? "no files"
            : String.join(", ", there.subList(0, Math.min(SHOWN, there.size())));
    if (there.size() > SHOWN) {
      found += " and " + (there.size() - SHOWN) + " more";
    }
    return new ConfigException(
        "folder "
            + folder
            + " has no "
            + pattern
            + " for record "
            + type.name()
            + ". Found: "
            + found
            + ". Put the file there, set file."
            + type.name()
            + " in the project's sources, or mark the record `optional: yes` in its layout.");
  }

  /** Files at the depth of a pattern, sorted by name. */
  private static List<FoundFile> list(Path folder, String pattern) {
    int depth =
        pattern.contains("**") ? 16 : (int) pattern.chars().filter(c -> c == '/').count() + 1;
    try (Stream<Path> files = Files.walk(folder, depth)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> new FoundFile(file, name(folder, file)))
          .sorted((a, b) -> a.name().compareTo(b.name()))
          .toList();
    } catch (IOException | UncheckedIOException failure) {
      throw new ConfigException(
          "folder " + folder + " cannot be listed. Check its rights.", failure);
    }
  }

  /** Names are compared without case: exports change it as they pass through other systems. */
  private static boolean matches(String pattern, String name) {
    String lower = pattern.toLowerCase(Locale.ROOT);
    PathMatcher matcher =
        FileSystems.getDefault().getPathMatcher("glob:" + (isGlob(lower) ? lower : quoted(lower)));
    return matcher.matches(Path.of(name.toLowerCase(Locale.ROOT)));
  }

  private static String quoted(String name) {
    return name.replaceAll("([\\\\{}])", "\\\\$1");
  }

  private static boolean isGlob(String pattern) {
    return pattern.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
  }

  private static String slashes(String pattern) {
    return pattern.replace('\\', '/');
  }

  private static String name(Path folder, Path file) {
    return file.startsWith(folder)
        ? folder.relativize(file).toString().replace('\\', '/')
        : file.getFileName().toString();
  }

  private static Path folderOf(Path file) {
    Path parent = file.getParent();
    return parent == null ? Path.of("") : parent;
  }
}
