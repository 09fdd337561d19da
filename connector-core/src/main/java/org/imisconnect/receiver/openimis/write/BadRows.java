package org.imisconnect.receiver.openimis.write;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.imisconnect.receiver.openimis.protocol.ListReader;
import org.jspecify.annotations.Nullable;

/**
 * Positions that could not be read, and since when: one that was bad before a request left cannot
 * be what that request made. Thread-safe; lives as long as the session.
 */
public final class BadRows {
  private final Clock clock;
  private final Map<String, Instant> since = new HashMap<>();

  public BadRows(Clock clock) {
    this.clock = clock;
  }

  /** Whether a scan proves that nothing else is there. */
  synchronized boolean proves(String type, ListReader.Result result, @Nullable Instant sentAt) {
    Instant now = clock.instant();
    boolean old = true;
    for (long position : result.bad()) {
      Instant first = since.merge(type + "#" + position, now, (known, fresh) -> known);
      old &= sentAt != null && first.isBefore(sentAt);
    }
    return result.complete() || (old && areOnlyTrouble(result));
  }

  /** Whether a scan read everything but rows that it can name. */
  static boolean areOnlyTrouble(ListReader.Result result) {
    return result.readToEnd() && !result.bad().isEmpty();
  }
}
