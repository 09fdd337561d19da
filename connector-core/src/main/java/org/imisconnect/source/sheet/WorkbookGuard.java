package org.imisconnect.source.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.imisconnect.finding.ConfigException;

/**
 * Looks into a workbook before it is opened: a small file may unzip to more than any memory or disk
 * holds. Sizes are counted by unzipping, since a zip's own table may lie.
 */
final class WorkbookGuard {
  private static final int MAX_ENTRIES = 5_000;
  private static final long MAX_RATIO = 300;

  /** Below this size a high ratio is harmless. */
  private static final long RATIO_COUNTS_FROM = 16L << 20;

  private static final int OLE2 = 0xD0CF11E0;
  private final Path path;
  private final String name;
  private final long maxBytes;
  private long total;

  WorkbookGuard(Path path, String name, int maxMegabytes) {
    this.path = path;
    this.name = name;
    this.maxBytes = (long) maxMegabytes << 20;
  }

  /**
   * Checks a workbook.
   *
   * @throws ConfigException where it is not to be opened (FILE_REFUSED)
   */
  void check() throws IOException {
    refuseOtherKinds();
    try (ZipFile zip = new ZipFile(path.toFile())) {
      if (zip.size() > MAX_ENTRIES) {
        throw refused("it has " + zip.size() + " parts; " + MAX_ENTRIES + " are allowed.");
      }
      for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
        count(zip, all.nextElement());
      }
    } catch (ZipException broken) {
      throw refused("it is no workbook, or is damaged. Save it again as .xlsx.");
    }
  }

  private void count(ZipFile zip, ZipEntry entry) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long size = 0;
    long packed = Math.max(1, entry.getCompressedSize());
    try (InputStream in = zip.getInputStream(entry)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        size += n;
        total += n;
        if (total > maxBytes) {
          throw refused(
              "unzipped it has more than "
                  + (maxBytes >> 20)
                  + " MB. Split it, export CSV, or raise `max_unzipped` in the record's layout.");
        }
        if (size > RATIO_COUNTS_FROM && size / packed > MAX_RATIO) {
          throw refused(
              "a part of it unzips to more than "
                  + MAX_RATIO
                  + " times its size, as only a damaged or hostile file does.");
        }
      }
    }
  }

  private void refuseOtherKinds() throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] begin = in.readNBytes(4);
      int word = 0;
      for (byte b : begin) {
        word = (word << 8) | (b & 0xFF);
      }
      if (word == OLE2) {
        throw refused("it is an old .xls or has a password. Save it as .xlsx without one.");
      }
    }
  }

  private ConfigException refused(String why) {
    return new ConfigException("FILE_REFUSED: " + name + ": " + why);
  }
}
