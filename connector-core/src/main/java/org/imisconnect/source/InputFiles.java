package org.imisconnect.source;

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

/** Finds the files of a record in an input, in a stable order. Immutable. */
public final class InputFiles {
  private static final int SHOWN = 12;
  private final RecordType type;
  private final String pattern;
  private final boolean optional;
  private final SourceInput input;

  /**
   * A search.
   *
   * @param pattern name or glob within the input's folder, where the input does not say otherwise
   * @param optional whether there may be none
   */
  public InputFiles(RecordType type, String pattern, boolean optional, SourceInput input) {
    this.type = type;
    this.pattern = pattern;
    this.optional = optional;
    this.input = input;
  }

  /**
   * The files; empty where the record has none and needs none.
   *
   * @throws ConfigException where they are not there
   */
  public List<FoundFile> find() {
    String setting = input.settings().get("file." + type.name());
    if (setting != null && setting.isEmpty()) {
      return List.of();
    }
    Path path = input.path();
    if (Files.isDirectory(path)) {
      return inFolder(path, setting == null ? pattern : setting);
    }
    if (!Files.isRegularFile(path)) {
      throw new ConfigException(
          "there is no file or folder " + path + ". Check the path of the input.");
    }
    if (setting != null) {
      return inFolder(folderOf(path), setting);
    }
    boolean wanted = matches(pattern, path.getFileName().toString());
    return wanted ? List.of(new FoundFile(path, path.getFileName().toString())) : List.of();
  }

  private List<FoundFile> inFolder(Path folder, String wanted) {
    Path direct = isGlob(wanted) ? folder : folder.resolve(wanted);
    if (!isGlob(wanted) && Files.isRegularFile(direct)) {
      return List.of(new FoundFile(direct, name(folder, direct)));
    }
    List<FoundFile> found =
        list(folder, slashes(wanted)).stream()
            .filter(file -> matches(slashes(wanted), file.name()))
            .toList();
    if (found.size() > 1 && !isGlob(wanted)) {
      throw new ConfigException(
          "folder "
              + folder
              + " has several files that could be "
              + wanted
              + ": "
              + String.join(", ", found.stream().map(FoundFile::name).toList())
              + ". Set file."
              + type.name()
              + " in the project's sources.");
    }
    if (found.isEmpty() && !optional) {
      throw missing(folder, wanted);
    }
    return found;
  }

  private ConfigException missing(Path folder, String wanted) {
    List<String> there = list(folder, slashes(wanted)).stream().map(FoundFile::name).toList();
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
            + wanted
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
          .filter(file -> !isHidden(file.path().getFileName().toString()))
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

  /** Also what Excel leaves beside a workbook that is open. */
  private static boolean isHidden(String name) {
    return name.startsWith(".") || name.startsWith("~$");
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
