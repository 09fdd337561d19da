package org.imisconnect.source.delimited;

import java.util.ArrayList;
import java.util.List;
import org.imisconnect.source.HeaderMatch;

/** The cells of one header, as text. */
final class HeaderCells {
  private HeaderCells() {}

  /** Splits a header; blanks around names are dropped. */
  static List<String> split(String text, Dialect dialect) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == dialect.quote() && (quoted || cell.toString().isBlank())) {
        boolean doubled = quoted && i + 1 < text.length() && text.charAt(i + 1) == c;
        if (doubled) {
          cell.append(c);
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (c == dialect.delimiter() && !quoted) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString().strip());
    return cells;
  }

  /** Whether a file begins as the rejects of a file without a header do. */
  static boolean isReject(List<String> names) {
    return names.size() > 2
        && names.get(0).equals(HeaderMatch.LINE)
        && names.get(1).equals(HeaderMatch.CODES);
  }
}
