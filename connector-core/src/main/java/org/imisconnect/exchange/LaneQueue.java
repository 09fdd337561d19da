package org.imisconnect.exchange;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lanes of one receiver type in the order in which their first resource stands in the source; a
 * page of names is in memory, not the lanes. One thread.
 */
final class LaneQueue {
  private final Scratch scratch;
  private final int rank;
  private final Deque<Lane> returned = new ArrayDeque<>();
  private final Deque<String> page = new ArrayDeque<>();
  private long last;

  LaneQueue(Scratch scratch, int rank) {
    this.scratch = scratch;
    this.rank = rank;
    scratch.db.update("DELETE FROM lane");
    scratch.db.update(
        """
        INSERT INTO lane (lane) SELECT lane FROM planned
        WHERE rank = ? AND step IN ('CREATE', 'UPDATE') GROUP BY lane ORDER BY min(n)""",
        rank);
  }

  /** The next lane with work; null where there is none now. */
  @Nullable Lane poll() {
    Lane back = returned.pollFirst();
    while (back != null && back.isEmpty()) {
      back = returned.pollFirst();
    }
    return back == null ? fresh() : back;
  }

  /** A lane goes on with its next resource, before others begin. */
  void goOn(Lane lane) {
    returned.addFirst(lane);
  }

  /** A lane tries again, after those that wait. */
  void tryAgain(Lane lane) {
    returned.addLast(lane);
  }

  boolean isEmpty() {
    Lane next = poll();
    if (next == null) {
      return true;
    }
    goOn(next);
    return false;
  }

  private @Nullable Lane fresh() {
    if (page.isEmpty()) {
      scratch.db.each(
          "SELECT q, lane FROM lane WHERE q > ? ORDER BY q LIMIT 1000",
          row -> {
            page.add(row.getString(2));
            last = row.getLong(1);
          },
          last);
    }
    String name = page.pollFirst();
    if (name == null) {
      return null;
    }
    List<Long> items = new ArrayList<>();
    scratch.db.each(
        """
        SELECT n FROM planned WHERE rank = ? AND lane = ? AND step IN ('CREATE', 'UPDATE')
        ORDER BY lane_order, n""",
        row -> items.add(row.getLong(1)),
        rank,
        name);
    return new Lane(items);
  }
}
