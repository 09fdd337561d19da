package org.imisconnect.pack.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.imisconnect.finding.PackException;
import org.imisconnect.finding.Place;
import org.imisconnect.pack.PackErrors;
import org.imisconnect.pack.PackFiles;

/** A folder on disk. Links are refused, so that nothing from outside the folder is read. */
final class FolderFiles implements PackFiles {
  private static final int MAX_DEPTH = 12;
  private final Path root;
  private final TreeSet<String> paths = new TreeSet<>();

  private FolderFiles(Path root) {
    this.root = root;
  }

  static FolderFiles open(Path folder) {
    FolderFiles files = new FolderFiles(folder);
    try (Stream<Path> walk = Files.walk(folder.toRealPath(), MAX_DEPTH)) {
      Path real = folder.toRealPath();
      walk.forEach(path -> files.take(real, path));
      return files;
    } catch (IOException | java.io.UncheckedIOException e) {
      throw unreadable(folder.toString());
    }
  }

  private void take(Path real, Path path) {
    String relative = real.relativize(path).toString().replace('\\', '/');
    if (PackPaths.isHidden(relative)) {
      return;
    }
    if (Files.isSymbolicLink(path)) {
      String message = "a link to another place";
      throw PackErrors.of("PACK_FILE", Place.of(relative), message, "Put the file itself here.");
    }
    if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      paths.add(relative);
      if (paths.size() > PackLimits.MAX_FILES) {
        throw PackLimits.tooMany(root.toString());
      }
    }
  }

  @Override
  public List<String> list() {
    return List.copyOf(paths);
  }

  @Override
  public Optional<byte[]> find(String path) {
    if (!paths.contains(path)) {
      return Optional.empty();
    }
    try {
      Path file = root.resolve(path);
      if (Files.size(file) > PackLimits.MAX_FILE_BYTES) {
        throw PackLimits.fileTooLarge(path);
      }
      return Optional.of(Files.readAllBytes(file));
    } catch (IOException e) {
      throw unreadable(path);
    }
  }

  @Override
  public String label(String path) {
    return path;
  }

  static PackException unreadable(String file) {
    String hint = "Look at its rights, and whether another program holds it.";
    return PackErrors.of("PACK_FILE", Place.of(file), "cannot be read", hint);
  }
}
