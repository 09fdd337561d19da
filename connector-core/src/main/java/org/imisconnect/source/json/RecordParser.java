package org.imisconnect.source.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.Arrays;
import org.imisconnect.record.RecordType;
import org.imisconnect.source.RowFiller;

/**
 * Parses the text of one record into the cells of a row. Numbers stay as they are written; null is
 * absent. One thread.
 */
final class RecordParser {
  private static final int UNSET = Integer.MAX_VALUE;
  private final JsonFactory json;
  private final JsonLayout layout;
  private final RecordType type;
  private final Members members;
  private final RowFiller filler;
  private final UnknownMembers unknown;
  private final int[] ranks;
  private boolean rejected;

  RecordParser(RecordType type, JsonLayout layout, RowFiller filler, UnknownMembers unknown) {
    this.type = type;
    this.layout = layout;
    this.filler = filler;
    this.unknown = unknown;
    this.members = Members.of(type);
    this.ranks = new int[type.columns().size()];
    this.json = factory(layout);
  }

  static JsonFactory factory(JsonLayout layout) {
    return new JsonFactoryBuilder()
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(layout.maxDepth())
                .maxStringLength(layout.maxRecord())
                .maxNumberLength(1000)
                .build())
        .build();
  }

  /** Fills the row begun last. */
  void parse(byte[] text, int size, long line) throws IOException {
    Arrays.fill(ranks, UNSET);
    rejected = false;
    unknown.begin();
    try (JsonParser parser = json.createParser(text, 0, size)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        reject(-1, "JSON_SHAPE", "a record has to be an object.", "Set `rows` to the array.");
        return;
      }
      object(parser, members, true);
      if (parser.nextToken() != null && !rejected) {
        reject(-1, "JSON_INVALID", "text follows the record's object.", "Mend the export.");
      }
      unknown.end(line);
    } catch (StreamConstraintsException limit) {
      reject(
          -1,
          "JSON_LIMIT",
          "a value is nested deeper than " + layout.maxDepth() + " or longer than allowed.",
          "Mend the export, or raise `max_depth` in the record's layout.");
    } catch (JsonProcessingException broken) {
      broken(broken);
    }
  }

  private void broken(JsonProcessingException broken) {
    long column = broken.getLocation() == null ? 0 : broken.getLocation().getColumnNr();
    // Jackson's own text may show values, so only its kind is used
    String kind = String.valueOf(broken.getOriginalMessage());
    String near = " (near character " + column + ").";
    if (kind.startsWith("Duplicate")) {
      reject(
          -1, "JSON_DUPLICATE", "a member stands there twice" + near, "Export each member once.");
    } else if (kind.startsWith("Invalid UTF-8")) {
      reject(-1, "ENC_INVALID", "bytes that are not UTF-8" + near, "JSON has to be UTF-8.");
    } else {
      reject(-1, "JSON_INVALID", "no valid JSON" + near, "Mend the export.");
    }
  }

  private void object(JsonParser parser, Members level, boolean top) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      Members member = level.get(name);
      parser.nextToken();
      if (member == null) {
        parser.skipChildren();
        if (top) {
          unknown.met(name);
        }
      } else {
        unknown.known();
        value(parser, member);
      }
    }
  }

  private void array(JsonParser parser, Members level) throws IOException {
    for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
      Members member = level.get(Integer.toString(i));
      if (member == null) {
        parser.skipChildren();
      } else {
        value(parser, member);
      }
    }
  }

  private void value(JsonParser parser, Members member) throws IOException {
    JsonToken token = parser.currentToken();
    boolean object = token == JsonToken.START_OBJECT;
    if (object || token == JsonToken.START_ARRAY) {
      nested(parser, member, object);
    } else if (member.column() >= 0 && token != JsonToken.VALUE_NULL) {
      scalar(parser.getText(), member);
    }
  }

  private void nested(JsonParser parser, Members member, boolean object) throws IOException {
    if (member.hasMembers() && object) {
      object(parser, member, false);
    } else if (member.hasMembers()) {
      array(parser, member);
    } else {
      parser.skipChildren();
      reject(
          member.column(),
          "JSON_NESTED",
          (object ? "an object" : "an array") + " where a single value belongs.",
          "Name the value within it by a JSON Pointer in `names` of the column.");
    }
  }

  private void scalar(String text, Members member) {
    int column = member.column();
    if (ranks[column] != UNSET) {
      unknown.twice(type.columns().get(column));
    }
    if (member.rank() < ranks[column]) {
      ranks[column] = member.rank();
      filler.cell(column, text);
    }
  }

  private void reject(int column, String code, String message, String hint) {
    if (!rejected) {
      rejected = true;
      filler.reject(column, code, message, hint);
    }
  }
}
