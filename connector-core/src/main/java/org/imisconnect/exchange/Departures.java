package org.imisconnect.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.imisconnect.exchange.Work.Write;

/** What leaves in one turn, cut into requests: creates go together where they may. One thread. */
final class Departures {
  private final int together;
  private final List<Work> single = new ArrayList<>();
  private final List<List<Write>> groups = new ArrayList<>();

  Departures(int together) {
    this.together = together;
  }

  void add(Work work) {
    if (together == 1 || !(work instanceof Write write) || !write.isCreate()) {
      single.add(work);
      return;
    }
    if (groups.isEmpty() || groups.get(groups.size() - 1).size() == together) {
      groups.add(new ArrayList<>());
    }
    groups.get(groups.size() - 1).add(write);
  }

  /**
   * Requests that are full: what could still go along with the last one costs no request of its
   * own.
   */
  int requests() {
    boolean open = !groups.isEmpty() && groups.get(groups.size() - 1).size() < together;
    return single.size() + groups.size() - (open ? 1 : 0);
  }

  List<Work> single() {
    return single;
  }

  List<List<Write>> groups() {
    return groups;
  }

  Stream<Work> writes() {
    return Stream.concat(
        single.stream().filter(Write.class::isInstance), groups.stream().flatMap(List::stream));
  }
}
