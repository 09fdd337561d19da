package org.imisconnect.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A server that stores every row it is sent, twice if it is sent twice; what goes wrong with a
 * request is scripted. Thread-safe.
 */
final class FakeServer {
  /** What happens to a write. */
  enum Fault {
    NONE,
    FAILS_BEFORE_STORING,
    FAILS_AFTER_STORING,
    STORES_LATER,
    NOT_SENT,
    REFUSED
  }

  record Row(String remoteId, String key, String body) {}

  private record Late(Instant at, String type, Row row) {}

  private final TestClock clock;
  private final Map<String, List<Row>> rows = new TreeMap<>();
  private final List<Late> late = new ArrayList<>();
  private final Map<String, Integer> writes = new HashMap<>();
  Function<String, Fault> faults = key -> Fault.NONE;
  int ids;
  int writesSeen;
  int searches;
  boolean searchFails;
  boolean loginRefused;

  FakeServer(TestClock clock) {
    this.clock = clock;
  }

  /** Answers a create; the row, or null where the client gets no usable answer. */
  synchronized Fault create(String type, String key, String body, Row[] made) {
    applyLate();
    Fault fault = faults.apply(type + " " + key);
    if (fault == Fault.NOT_SENT) {
      return fault;
    }
    writesSeen++;
    writes.merge(type + " " + key, 1, Integer::sum);
    if (fault == Fault.NONE || fault == Fault.FAILS_AFTER_STORING) {
      made[0] = store(type, new Row("r" + ++ids, key, body));
    } else if (fault == Fault.STORES_LATER) {
      late.add(
          new Late(
              clock.instant().plus(Duration.ofSeconds(20)), type, new Row("r" + ++ids, key, body)));
    }
    return fault;
  }

  synchronized Fault update(String type, String remoteId, String key, String body) {
    applyLate();
    Fault fault = faults.apply(type + " " + key);
    if (fault == Fault.NOT_SENT) {
      return fault;
    }
    writesSeen++;
    if (fault == Fault.NONE || fault == Fault.FAILS_AFTER_STORING) {
      rows.get(type)
          .replaceAll(r -> r.remoteId().equals(remoteId) ? new Row(remoteId, key, body) : r);
    }
    return fault;
  }

  private Row store(String type, Row row) {
    rows.computeIfAbsent(type, t -> new ArrayList<>()).add(row);
    return row;
  }

  private void applyLate() {
    Instant now = clock.instant();
    for (Late one : List.copyOf(late)) {
      if (!one.at().isAfter(now)) {
        store(one.type(), one.row());
        late.remove(one);
      }
    }
  }

  synchronized List<Row> search(String type, String key) {
    searches++;
    applyLate();
    return rows.getOrDefault(type, List.of()).stream().filter(r -> r.key().equals(key)).toList();
  }

  synchronized List<Row> list(String type) {
    applyLate();
    return List.copyOf(rows.getOrDefault(type, List.of()));
  }

  /** How many rows each key has; the law is that each has one. */
  synchronized Map<String, Integer> rowsPerKey() {
    applyLate();
    Map<String, Integer> counts = new TreeMap<>();
    rows.forEach(
        (type, list) -> list.forEach(r -> counts.merge(type + " " + r.key(), 1, Integer::sum)));
    return counts;
  }

  synchronized void remove(String type, String key) {
    rows.get(type).removeIf(row -> row.key().equals(key));
  }

  synchronized void add(String type, String key, String body) {
    store(type, new Row("r" + ++ids, key, body));
  }

  synchronized void put(String type, Row row) {
    store(type, row);
  }
}
