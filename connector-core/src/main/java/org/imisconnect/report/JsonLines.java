package org.imisconnect.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads NDJSON one line at a time; a file that is not there has no lines. One thread. */
final class JsonLines implements AutoCloseable {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
  private final @Nullable BufferedReader reader;

  JsonLines(@Nullable Path file) throws IOException {
    this.reader =
        file != null && Files.isRegularFile(file)
            ? Files.newBufferedReader(file, StandardCharsets.UTF_8)
            : null;
  }

  /** The next line; null at the end. */
  @Nullable JsonNode next() throws IOException {
    String line = reader == null ? null : reader.readLine();
    return line == null ? null : JSON.readTree(line);
  }

  @Override
  public void close() throws IOException {
    if (reader != null) {
      reader.close();
    }
  }
}
