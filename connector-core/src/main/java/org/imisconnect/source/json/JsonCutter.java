package org.imisconnect.source.json;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;

/**
 * Cuts a file into the text of its records without understanding them: lines, or values that follow
 * each other or stand in an array. So one broken record does not hide the next, and memory holds
 * one record at a time. One thread.
 */
final class JsonCutter implements Closeable {
  /** What became of a record. */
  enum Cut {
    WHOLE,
    TOO_LONG,
    /** The file ended within it. */
    CUT_OFF,
    END,
    /** The file ended before the array did. */
    ARRAY_OPEN
  }

  private final ByteFeed feed;
  private final boolean lines;
  private final boolean array;
  private final int maxRecord;
  private byte[] text = new byte[4096];
  private int size;
  private boolean tooLong;
  private long number;
  private long line;

  /**
   * A cutter.
   *
   * @param lines whether each line is a record
   * @param array whether the feed stands behind the bracket that opens an array
   */
  JsonCutter(ByteFeed feed, boolean lines, boolean array, int maxRecord) {
    this.feed = feed;
    this.lines = lines;
    this.array = array;
    this.maxRecord = maxRecord;
  }

  /** Whether no record follows. */
  boolean isAtEnd() throws IOException {
    feed.blanks();
    int b = feed.peek();
    return b < 0 || (array && b == ']');
  }

  /** Cuts the next record. */
  Cut next() throws IOException {
    size = 0;
    tooLong = false;
    feed.blanks();
    if (array && number > 0 && feed.peek() == ',') {
      feed.take();
      feed.blanks();
    }
    int first = feed.peek();
    if (first < 0) {
      return array ? Cut.ARRAY_OPEN : Cut.END;
    }
    if (array && first == ']') {
      return Cut.END;
    }
    number++;
    line = feed.line();
    boolean whole = lines ? line() : value();
    if (!whole) {
      return Cut.CUT_OFF;
    }
    return tooLong ? Cut.TOO_LONG : Cut.WHOLE;
  }

  /** The text that was cut; do not change. The first {@link #size} bytes are in use. */
  byte[] text() {
    return text;
  }

  int size() {
    return size;
  }

  /** Line of the record's first byte where each line is a record, else the record's number. */
  long place() {
    return lines ? line : number;
  }

  /** Line of the record's first byte. */
  long textLine() {
    return line;
  }

  @Override
  public void close() throws IOException {
    feed.close();
  }

  private boolean line() throws IOException {
    for (int b = feed.peek(); b >= 0 && b != '\n'; b = feed.peek()) {
      keep();
    }
    while (size > 0 && (text[size - 1] == '\r' || text[size - 1] == ' ')) {
      size--;
    }
    return true;
  }

  private boolean value() throws IOException {
    int depth = 0;
    do {
      int b = feed.peek();
      if (b < 0) {
        return false;
      }
      if (b == '"') {
        if (!string()) {
          return false;
        }
      } else if (b == '{' || b == '[') {
        depth++;
        keep();
      } else if (b == '}' || b == ']') {
        depth--;
        keep();
      } else {
        keep();
        if (depth == 0 && endsScalar()) {
          return true;
        }
      }
    } while (depth > 0);
    return true;
  }

  /** Whether a number or word ends here. */
  private boolean endsScalar() throws IOException {
    int b = feed.peek();
    return b < 0 || b == ',' || b == ']' || b == '{' || b == ' ' || b == '\n' || b == '\r';
  }

  private boolean string() throws IOException {
    keep();
    for (int b = feed.peek(); b >= 0; b = feed.peek()) {
      keep();
      if (b == '"') {
        return true;
      }
      if (b == '\\' && feed.peek() >= 0) {
        keep();
      }
    }
    return false;
  }

  private void keep() throws IOException {
    int b = feed.peek();
    feed.take();
    if (size == maxRecord) {
      tooLong = true;
      return;
    }
    if (size == text.length) {
      text = Arrays.copyOf(text, Math.min(maxRecord, size * 2));
    }
    text[size++] = (byte) b;
  }
}
