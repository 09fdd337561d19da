package org.imisconnect.answer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The cells of one answer by column of its {@link AnswerKind}; an absent one is left out. */
public final class AnswerRow {
  private final Map<String, String> cells = new LinkedHashMap<>();

  /** A row for a business key. */
  public AnswerRow(List<String> key) {
    for (int i = 0; i < key.size(); i++) {
      put("key." + (i + 1), key.get(i));
    }
  }

  /** Sets a cell; an empty text leaves it absent. */
  public AnswerRow put(String column, String text) {
    if (!text.isEmpty()) {
      cells.put(column, text);
    }
    return this;
  }

  /** All cells. */
  Map<String, String> cells() {
    return cells;
  }

  /** Nothing: a key is personal. */
  @Override
  public String toString() {
    return "AnswerRow[" + cells.size() + "]";
  }
}
