package org.imisconnect.run.mapping;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * A private file whose SHA-256 is taken while it is written, so that nothing need be read again.
 * One thread.
 */
final class HashedFile extends OutputStream {
  private final OutputStream file;
  private final MessageDigest digest = FileDigests.newSha256();
  private final byte[] buffer = new byte[1 << 16];
  private int held;
  private String sha256 = "";

  HashedFile(Path path) throws IOException {
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
      digest.update(bytes, from, length);
      file.write(bytes, from, length);
    } else {
      System.arraycopy(bytes, from, buffer, held, length);
      held += length;
    }
  }

  private void flushBuffer() throws IOException {
    digest.update(buffer, 0, held);
    file.write(buffer, 0, held);
    held = 0;
  }

  @Override
  public void close() throws IOException {
    flushBuffer();
    file.close();
    if (sha256.isEmpty()) {
      sha256 = HexFormat.of().formatHex(digest.digest());
    }
  }

  /** The file's SHA-256 in lower-case hexadecimal digits, once it is closed. */
  String sha256() {
    if (sha256.isEmpty()) {
      throw new IllegalStateException("a file that is still open has no SHA-256 yet");
    }
    return sha256;
  }
}
