package org.imisconnect.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.imisconnect.finding.ConfigException;

/** A file with one JSON object per line, read once in order and then by position. One thread. */
final class NdjsonFile implements AutoCloseable {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final Path file;
  private final InputStream in;
  private final FileChannel channel;
  private byte[] line = new byte[4096];
  private int length;
  private long offset;
  private long next;

  NdjsonFile(Path file) throws IOException {
    this.file = file;
    this.in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    this.channel = FileChannel.open(file, StandardOpenOption.READ);
  }

  /** Goes to the next line that is not empty; false at the end. */
  boolean advance() throws IOException {
    do {
      length = 0;
      offset = next;
      int read;
      while ((read = in.read()) >= 0 && read != '\n') {
        if (length == line.length) {
          line = Arrays.copyOf(line, length * 2);
        }
        line[length++] = (byte) read;
      }
      next += length + (read < 0 ? 0 : 1);
      if (read < 0 && length == 0) {
        return false;
      }
    } while (length == 0);
    return true;
  }

  long offset() {
    return offset;
  }

  int length() {
    return length;
  }

  /** The current line. */
  ObjectNode object() {
    return parse(line, length, offset);
  }

  /** A line read again. */
  ObjectNode read(long position, int size) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(size);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, position + buffer.position()) < 0) {
        throw new IOException(file.getFileName() + " became shorter while it was read");
      }
    }
    return parse(buffer.array(), size, position);
  }

  private ObjectNode parse(byte[] bytes, int size, long position) {
    try {
      JsonNode node = JSON.readTree(bytes, 0, size);
      if (node instanceof ObjectNode object) {
        return object;
      }
      throw broken(position);
    } catch (JsonProcessingException e) {
      // Its message quotes the line, which is personal.
      throw broken(position);
    } catch (IOException e) {
      throw new IllegalStateException("bytes in memory cannot fail to be read", e);
    }
  }

  private ConfigException broken(long position) {
    return new ConfigException(
        file.getFileName()
            + ": no JSON object at byte "
            + position
            + ". Map again: the file was cut or altered.");
  }

  @Override
  public void close() throws IOException {
    in.close();
    channel.close();
  }
}
