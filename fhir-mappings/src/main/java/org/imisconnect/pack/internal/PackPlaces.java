package org.imisconnect.pack.internal;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.imisconnect.finding.PackException;
import org.imisconnect.finding.Place;
import org.imisconnect.pack.DidYouMean;
import org.imisconnect.pack.PackErrors;
import org.jspecify.annotations.Nullable;

/** Where packs lie: folders and zips of the user, and those built in. */
public final class PackPlaces {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  private PackPlaces() {}

  /** Whether an id is that of a built-in pack. */
  public static boolean isBuiltIn(String id) {
    return ID.matcher(id).matches() && BuiltInPacks.ids().contains(id);
  }

  /**
   * The pack of an id or path.
   *
   * @throws PackException where there is none
   */
  public static PackLayer open(String idOrPath) {
    boolean id = ID.matcher(idOrPath).matches();
    Optional<PackLayer> found = id ? BuiltInPacks.find(idOrPath) : Optional.empty();
    return found
        .or(() -> atPath(idOrPath))
        .orElseThrow(() -> missing(idOrPath.isEmpty() ? "(nothing)" : idOrPath));
  }

  /** The pack of an id: beside another, else built in. */
  static Optional<PackLayer> find(String id, @Nullable Path beside) {
    if (!ID.matcher(id).matches()) {
      return Optional.empty();
    }
    if (beside != null) {
      Optional<PackLayer> sibling =
          at(beside.resolve(id)).or(() -> at(beside.resolve(id + ".zip")));
      if (sibling.isPresent()) {
        return sibling;
      }
    }
    return BuiltInPacks.find(id);
  }

  private static Optional<PackLayer> atPath(String path) {
    try {
      return path.isEmpty() ? Optional.empty() : at(Path.of(path));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static Optional<PackLayer> at(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    if (Files.isDirectory(path)) {
      return Optional.of(
          new PackLayer(absolute.toString(), absolute.getParent(), FolderFiles.open(path)));
    }
    if (Files.isRegularFile(path)) {
      return Optional.of(
          new PackLayer(absolute.toString(), absolute.getParent(), ZipFiles.open(path)));
    }
    return Optional.empty();
  }

  private static PackException missing(String idOrPath) {
    return PackErrors.of("PACK_FILE", Place.of(idOrPath), "no such pack", hint(idOrPath));
  }

  /** What to do where an id or path leads nowhere. */
  static String hint(String id) {
    List<String> ids = BuiltInPacks.ids();
    String meant = DidYouMean.sentence(id, ids);
    String known = ids.isEmpty() ? "none" : String.join(", ", ids);
    return (meant + " Built in: " + known + "; else name a folder or a zip.").strip();
  }
}
