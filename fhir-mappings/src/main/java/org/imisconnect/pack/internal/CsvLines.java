package org.imisconnect.pack.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.imisconnect.finding.Place;
import org.imisconnect.pack.PackErrors;

/**
 * Rows of a small CSV text after RFC 4180: commas, double quotes, blank lines skipped. Reports a
 * quote that does not end or stands inside an unquoted cell. One thread.
 */
final class CsvLines {
  private final String file;
  private final String text;
  private final PackErrors errors;
  private int position;
  private int nextLine = 1;
  private int line;

  CsvLines(String file, String text, PackErrors errors) {
    this.file = file;
    this.text = text;
    this.errors = errors;
  }

  /** The line on which the row given last begins, from 1. */
  int line() {
    return line;
  }

  /** The next row's cells; empty at the end. */
  Optional<List<String>> next() {
    while (position < text.length() && atLineEnd()) {
      skipLineEnd();
    }
    if (position >= text.length()) {
      return Optional.empty();
    }
    line = nextLine;
    List<String> cells = new ArrayList<>();
    cells.add(cell());
    while (position < text.length() && text.charAt(position) == ',') {
      position++;
      cells.add(cell());
    }
    if (position < text.length()) {
      skipLineEnd();
    }
    return Optional.of(cells);
  }

  private String cell() {
    return position < text.length() && text.charAt(position) == '"' ? quoted() : plain();
  }

  private String plain() {
    int start = position;
    while (position < text.length() && text.charAt(position) != ',' && !atLineEnd()) {
      if (text.charAt(position) == '"') {
        error("a quote inside a cell that does not begin with one");
      }
      position++;
    }
    return text.substring(start, position);
  }

  private String quoted() {
    StringBuilder cell = new StringBuilder();
    position++;
    while (position < text.length()) {
      char c = text.charAt(position++);
      if (c == '\n') {
        nextLine++;
      }
      if (c != '"') {
        cell.append(c);
      } else if (position < text.length() && text.charAt(position) == '"') {
        cell.append('"');
        position++;
      } else {
        return cell + tail();
      }
    }
    error("a quoted cell that does not end");
    return cell.toString();
  }

  /** What stands between a closing quote and the next comma: nothing, in a good file. */
  private String tail() {
    if (position >= text.length() || text.charAt(position) == ',' || atLineEnd()) {
      return "";
    }
    error("text behind a closing quote");
    return plain();
  }

  private boolean atLineEnd() {
    return text.charAt(position) == '\n' || text.charAt(position) == '\r';
  }

  private void skipLineEnd() {
    if (text.startsWith("\r\n", position)) {
      position++;
    }
    position++;
    nextLine++;
  }

  private void error(String message) {
    Place at = Place.of(file, line, 0);
    errors.add("PACK_CODES", at, message, "Quote the whole cell; write a quote in it twice.");
  }
}
