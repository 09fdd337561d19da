package org.imisconnect.source.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;
import org.imisconnect.finding.Finding;
import org.imisconnect.finding.FindingSink;
import org.imisconnect.finding.Place;
import org.imisconnect.finding.Severity;
import org.imisconnect.source.FoundFile;
import org.imisconnect.source.HeaderMatch;
import org.jspecify.annotations.Nullable;

/**
 * A file that stands at its first record.
 *
 * @param cutter cuts the records; to be closed
 * @param name as places show it: with {@code []} where records are items of an array
 */
record OpenJson(JsonCutter cutter, String name) {
  private static final byte[] REJECTS =
      ("{\"" + HeaderMatch.LINE + "\":").getBytes(StandardCharsets.UTF_8);

  /** Opens a file, or gives a finding and null where it holds no records at all. */
  static @Nullable OpenJson open(FoundFile file, JsonLayout layout, FindingSink findings)
      throws IOException {
    byte[] begin = begin(file);
    int mark = begin.length > 2 && begin[0] == (byte) 0xEF && begin[1] == (byte) 0xBB ? 3 : 0;
    int first = mark;
    while (first < begin.length && begin[first] <= ' ' && begin[first] >= 0) {
      first++;
    }
    if (first == begin.length) {
      return nothing(file, "FILE_EMPTY", "the file holds nothing.", "Export it again.", findings);
    }
    String ending = file.name().toLowerCase(Locale.ROOT);
    if (ending.endsWith("ndjson") || ending.endsWith("jsonl") || isRejects(begin, mark)) {
      return new OpenJson(cutter(file, layout, mark, true, false), file.name());
    }
    if (!layout.rows().isEmpty()) {
      return atPointer(file, layout, mark, findings);
    }
    boolean array = begin[first] == '[';
    JsonCutter cutter = cutter(file, layout, array ? first + 1 : mark, false, array);
    return new OpenJson(cutter, file.name() + "[]");
  }

  private static @Nullable OpenJson atPointer(
      FoundFile file, JsonLayout layout, int mark, FindingSink findings) throws IOException {
    JsonFactory json = RecordParser.factory(layout);
    long offset = -1;
    try (InputStream in = Files.newInputStream(file.path())) {
      in.skipNBytes(mark);
      try (JsonParser parser = json.createParser(in)) {
        offset = find(parser, JsonPointer.compile(layout.rows()));
      }
    } catch (JsonProcessingException broken) {
      return nothing(
          file, "JSON_INVALID", "no valid JSON before the rows.", "Mend the export.", findings);
    }
    if (offset < 0) {
      return nothing(
          file,
          "JSON_SHAPE",
          "there is no array at " + layout.rows() + ".",
          "Set `rows` in the record's layout to the array that holds the records.",
          findings);
    }
    JsonCutter cutter = cutter(file, layout, mark + offset + 1, false, true);
    return new OpenJson(cutter, file.name() + "#" + layout.rows() + "[]");
  }

  /** Offset of the bracket that opens the array, or -1. */
  private static long find(JsonParser parser, JsonPointer wanted) throws IOException {
    JsonPointer rest = wanted;
    JsonToken token = parser.nextToken();
    while (!rest.matches()) {
      if (token != JsonToken.START_OBJECT) {
        return -1;
      }
      do {
        if (parser.nextToken() != JsonToken.FIELD_NAME) {
          return -1;
        }
        String name = parser.currentName();
        token = parser.nextToken();
        if (rest.matchesProperty(name)) {
          break;
        }
        parser.skipChildren();
      } while (true);
      rest = rest.tail();
    }
    return token == JsonToken.START_ARRAY ? parser.currentTokenLocation().getByteOffset() : -1;
  }

  private static JsonCutter cutter(
      FoundFile file, JsonLayout layout, long skip, boolean lines, boolean array)
      throws IOException {
    ByteFeed feed = new ByteFeed(Files.newInputStream(file.path()));
    try {
      feed.skip(skip);
    } catch (IOException failure) {
      feed.close();
      throw failure;
    }
    return new JsonCutter(feed, lines, array, layout.maxRecord());
  }

  private static byte[] begin(FoundFile file) throws IOException {
    try (InputStream in = Files.newInputStream(file.path())) {
      return in.readNBytes(1 << 12);
    }
  }

  private static boolean isRejects(byte[] begin, int mark) {
    for (int i = 0; i < REJECTS.length; i++) {
      if (mark + i >= begin.length || begin[mark + i] != REJECTS[i]) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable OpenJson nothing(
      FoundFile file, String code, String message, String hint, FindingSink findings) {
    findings.add(Finding.of(code, Severity.ERROR, Place.of(file.name()), message, hint));
    return null;
  }
}
