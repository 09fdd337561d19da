package org.imisconnect.run.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.CRC32;

/**
 * CRC-32 of files, as zip and 7-Zip count it. It finds a file that was cut, mixed up or edited; it
 * is no signature.
 */
final class FileChecksum {
  private FileChecksum() {}

  /** The CRC-32 of a file's bytes, in 8 lower-case hexadecimal digits. */
  static String crc32(Path file) throws IOException {
    CRC32 crc = new CRC32();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        crc.update(buffer, 0, read);
      }
    }
    return digits(crc);
  }

  static String digits(CRC32 crc) {
    return HexFormat.of().toHexDigits(crc.getValue(), 8);
  }
}
