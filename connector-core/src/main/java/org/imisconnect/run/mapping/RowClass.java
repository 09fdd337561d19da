package org.imisconnect.run.mapping;

import java.util.Locale;

/** What a row of the source counts as: exactly one of these, the first that holds. */
public enum RowClass {
  ORPHANED,
  REJECTED,
  USED,
  FILTERED;

  /** As it stands in {@code run.json}. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
