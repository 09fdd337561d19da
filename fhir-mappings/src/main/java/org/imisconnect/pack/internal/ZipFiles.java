package org.imisconnect.pack.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.imisconnect.finding.Place;
import org.imisconnect.pack.PackErrors;
import org.imisconnect.pack.PackFiles;

/**
 * A zip, or a folder of a jar. Every entry's name is checked before anything is read, and reading
 * stops at the size that the directory of the zip names, so that a bomb stays small.
 */
final class ZipFiles implements PackFiles {
  private final Path zip;
  private final String prefix;

  /** Declared size by path, without the prefix. */
  private final TreeMap<String, Long> sizes = new TreeMap<>();

  private ZipFiles(Path zip, String prefix) {
    this.zip = zip;
    this.prefix = prefix;
  }

  /** A zip whose {@code pack.yaml} stands at its root or in its only folder. */
  static ZipFiles open(Path zip) {
    ZipFiles whole = open(zip, "");
    String first = whole.sizes.isEmpty() ? "" : whole.sizes.firstKey();
    int slash = first.indexOf('/');
    String folder = slash < 0 ? "" : first.substring(0, slash + 1);
    boolean wrapped =
        !folder.isEmpty()
            && !whole.sizes.containsKey("pack.yaml")
            && whole.sizes.keySet().stream().allMatch(path -> path.startsWith(folder));
    return wrapped ? open(zip, folder) : whole;
  }

  /** The entries of a zip or jar below a folder, which ends in {@code /}; all of them for "". */
  static ZipFiles open(Path zip, String prefix) {
    ZipFiles files = new ZipFiles(zip, prefix);
    try (ZipFile file = new ZipFile(zip.toFile())) {
      long total = 0;
      Enumeration<? extends ZipEntry> entries = file.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        if (entry.getName().startsWith(prefix) && !entry.isDirectory()) {
          files.take(entry);
          total += Math.max(0, entry.getSize());
        }
        if (total > PackLimits.MAX_TOTAL_BYTES) {
          throw PackLimits.tooLarge(zip.toString());
        }
      }
      return files;
    } catch (IOException e) {
      throw FolderFiles.unreadable(zip.toString());
    }
  }

  private void take(ZipEntry entry) {
    String path = entry.getName().substring(prefix.length());
    if (!PackPaths.isSafe(path)) {
      String hint = "Make the zip again from the pack's folder.";
      Place at = Place.of(zip.toString());
      throw PackErrors.of("PACK_FILE", at, "an entry whose path leaves the pack", hint);
    }
    if (PackPaths.isHidden(path)) {
      return;
    }
    if (sizes.put(path, entry.getSize()) != null) {
      Place at = Place.of(path);
      throw PackErrors.of("PACK_FILE", at, "stands twice in the zip", "Make the zip again.");
    }
    if (sizes.size() > PackLimits.MAX_FILES) {
      throw PackLimits.tooMany(zip.toString());
    }
  }

  @Override
  public List<String> list() {
    return List.copyOf(sizes.keySet());
  }

  @Override
  public Optional<byte[]> find(String path) {
    Long size = sizes.get(path);
    if (size == null) {
      return Optional.empty();
    }
    if (size < 0 || size > PackLimits.MAX_FILE_BYTES) {
      throw PackLimits.fileTooLarge(path);
    }
    try (ZipFile file = new ZipFile(zip.toFile());
        InputStream in = open(file, path)) {
      byte[] bytes = in.readNBytes(size.intValue());
      if (in.read() >= 0) {
        throw PackLimits.fileTooLarge(path);
      }
      return Optional.of(bytes);
    } catch (IOException e) {
      throw FolderFiles.unreadable(path);
    }
  }

  private InputStream open(ZipFile file, String path) throws IOException {
    ZipEntry entry = file.getEntry(prefix + path);
    InputStream in = entry == null ? null : file.getInputStream(entry);
    if (in == null) {
      throw new IOException("the zip has changed");
    }
    return in;
  }

  @Override
  public String label(String path) {
    return path;
  }
}
