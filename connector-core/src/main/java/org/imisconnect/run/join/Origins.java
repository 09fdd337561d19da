package org.imisconnect.run.join;

import java.util.ArrayList;
import java.util.List;
import org.imisconnect.record.Origin;

/** Numbers the origins of packed rows, so that a row on disk can say where it came from. */
final class Origins {
  private final List<Origin> known = new ArrayList<>();

  /**
   * The number of an origin; rows of one file follow each other, so the last one is tried first.
   */
  int number(Origin origin) {
    for (int i = known.size() - 1; i >= 0; i--) {
      if (known.get(i) == origin) {
        return i;
      }
    }
    known.add(origin);
    return known.size() - 1;
  }

  List<Origin> list() {
    return known;
  }
}
