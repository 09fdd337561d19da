package org.imisconnect.ledger.sqlite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** How values stand in the file: ids as 16 bytes, hashes as 32, lists as JSON, forms deflated. */
final class Bytes {
  private static final JsonMapper JSON = new JsonMapper();

  private Bytes() {}

  static byte[] ofId(String id) {
    UUID uuid = UUID.fromString(id);
    return ByteBuffer.allocate(16)
        .putLong(uuid.getMostSignificantBits())
        .putLong(uuid.getLeastSignificantBits())
        .array();
  }

  static String toId(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong()).toString();
  }

  static byte @Nullable [] ofHash(@Nullable String hex) {
    return hex == null ? null : HexFormat.of().parseHex(hex);
  }

  static @Nullable String toHash(byte @Nullable [] bytes) {
    return bytes == null ? null : HexFormat.of().formatHex(bytes);
  }

  static String ofList(List<String> texts) {
    try {
      return JSON.writeValueAsString(texts);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a list of texts cannot be written as JSON", e);
    }
  }

  /** The texts of a list; an altered cell reads as no text, which its seal then shows. */
  static List<String> toList(String json) {
    try {
      return JSON.readValue(json, new TypeReference<List<String>>() {});
    } catch (JsonProcessingException e) {
      return List.of();
    }
  }

  static byte[] deflate(String text) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    try {
      deflater.setInput(text.getBytes(StandardCharsets.UTF_8));
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream(512);
      byte[] chunk = new byte[4096];
      while (!deflater.finished()) {
        out.write(chunk, 0, deflater.deflate(chunk));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }

  static String inflate(byte[] bytes) {
    Inflater inflater = new Inflater(true);
    try {
      // A raw stream wants one byte more than it has.
      inflater.setInput(java.util.Arrays.copyOf(bytes, bytes.length + 1));
      ByteArrayOutputStream out = new ByteArrayOutputStream(2048);
      byte[] chunk = new byte[4096];
      while (!inflater.finished()) {
        int read = inflater.inflate(chunk);
        if (read == 0 && inflater.needsInput()) {
          throw new IllegalStateException("a form in the ledger is cut short");
        }
        out.write(chunk, 0, read);
      }
      return out.toString(StandardCharsets.UTF_8);
    } catch (DataFormatException e) {
      throw new IllegalStateException("a form in the ledger is not readable", e);
    } finally {
      inflater.end();
    }
  }
}
