package org.imisconnect.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Walks the lines of a plan page by page, so that they may be changed on the way. */
final class PlanPages {
  private PlanPages() {}

  /**
   * Gives on lines in source order.
   *
   * @param where an SQL condition of ours, never of a user
   */
  static void walk(Scratch scratch, String where, Consumer<Planned> sink) {
    String sql = Planned.SELECT + "WHERE n > ? AND (" + where + ") ORDER BY n LIMIT 1000";
    List<Planned> page = new ArrayList<>();
    long last = 0;
    do {
      page.clear();
      scratch.db.each(sql, row -> page.add(Planned.read(row)), last);
      for (Planned planned : page) {
        last = planned.n();
        sink.accept(planned);
      }
    } while (!page.isEmpty());
  }
}
