package org.imisconnect.run.mapping;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.zip.CRC32;

/**
 * A private file whose CRC-32 is taken while it is written, so that nothing need be read again. One
 * thread.
 */
final class ChecksumFile extends OutputStream {
  private final OutputStream file;
  private final CRC32 crc = new CRC32();
  private final byte[] buffer = new byte[1 << 16];
  private int held;
  private String crc32 = "";

  ChecksumFile(Path path) throws IOException {
    file = PrivateFiles.create(path);
  }

  @Override
  public void write(int b) throws IOException {
    if (held == buffer.length) {
      flushBuffer();
    }
    buffer[held++] = (byte) b;
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    if (length > buffer.length - held) {
      flushBuffer();
    }
    if (length > buffer.length) {
      crc.update(bytes, from, length);
      file.write(bytes, from, length);
    } else {
      System.arraycopy(bytes, from, buffer, held, length);
      held += length;
    }
  }

  private void flushBuffer() throws IOException {
    crc.update(buffer, 0, held);
    file.write(buffer, 0, held);
    held = 0;
  }

  @Override
  public void close() throws IOException {
    flushBuffer();
    file.close();
    if (crc32.isEmpty()) {
      crc32 = FileChecksum.digits(crc);
    }
  }

  /** The file's CRC-32 in 8 lower-case hexadecimal digits, once it is closed. */
  String crc32() {
    if (crc32.isEmpty()) {
      throw new IllegalStateException("a file that is still open has no CRC-32 yet");
    }
    return crc32;
  }
}
