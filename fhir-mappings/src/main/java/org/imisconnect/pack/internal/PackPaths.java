package org.imisconnect.pack.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.imisconnect.pack.DidYouMean;

/** Which paths a pack has, and which of them mean something. */
final class PackPaths {
  private static final Set<String> LITTER = Set.of("Thumbs.db", "desktop.ini", "__MACOSX");

  /** Folders of files that are read, with the ending that each wants. */
  private static final List<String> FOLDERS =
      List.of("records", "maps", "maps/parts", "codes", "checks", "examples", "answers");

  private PackPaths() {}

  /** Whether a path stays in the pack on every platform. */
  static boolean isSafe(String path) {
    return !path.isEmpty()
        && path.indexOf('\\') < 0
        && path.indexOf(':') < 0
        && path.indexOf('\0') < 0
        && Arrays.stream(path.split("/", -1))
            .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
  }

  /** Whether a path is what systems and editors leave behind. */
  static boolean isHidden(String path) {
    return Arrays.stream(path.split("/"))
        .anyMatch(part -> part.startsWith(".") || part.endsWith("~") || LITTER.contains(part));
  }

  /** Why a file has no place in a pack; empty where it has. */
  static Optional<String> problem(String path) {
    if (path.equals("pack.yaml") || path.equals("ignored.yaml") || path.startsWith("golden/")) {
      return Optional.empty();
    }
    int slash = path.lastIndexOf('/');
    String folder = slash < 0 ? "" : path.substring(0, slash);
    if (path.endsWith(".md") || (slash < 0 && path.startsWith("LICENSE"))) {
      return Optional.empty();
    }
    if (!FOLDERS.contains(folder)) {
      String meant = DidYouMean.sentence(folder, FOLDERS);
      String known = "A pack has pack.yaml, ignored.yaml, README.md and the folders golden, ";
      return Optional.of((meant + " " + known + String.join(", ", FOLDERS) + ".").strip());
    }
    String ending = folder.equals("codes") ? ".csv" : ".yaml";
    return path.endsWith(ending)
        ? Optional.empty()
        : Optional.of("Files of " + folder + " end in `" + ending + "`.");
  }

  /** Whether a path is a file directly in a folder. */
  static boolean isIn(String folder, String path) {
    return path.startsWith(folder + "/") && path.indexOf('/', folder.length() + 1) < 0;
  }

  /** The last part of a path without its ending. */
  static String name(String path) {
    String last = path.substring(path.lastIndexOf('/') + 1);
    return last.substring(0, last.lastIndexOf('.'));
  }
}
