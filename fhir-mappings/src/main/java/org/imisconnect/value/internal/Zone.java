package org.imisconnect.value.internal;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A zone by name ({@code Asia/Vientiane}) or offset ({@code +07:00}). Most zones of our countries
 * have not changed for decades: from their last change on, the offset is one number.
 */
final class Zone {
  private static final int MOST_KNOWN = 32;

  /** Zones met so far; replaced as a whole, so that readers need no lock. */
  private static volatile Zone[] known = {};

  private final byte[] name;
  private final ZoneRules rules;

  /** The year from which the offset never changes; above every year where it goes on changing. */
  private final int steadyFrom;

  private final int steadyMinutes;

  private Zone(byte[] name, ZoneRules rules) {
    this.name = name;
    this.rules = rules;
    List<ZoneOffsetTransition> changes = rules.getTransitions();
    boolean steady = rules.getTransitionRules().isEmpty();
    ZoneOffsetTransition last = changes.isEmpty() ? null : changes.get(changes.size() - 1);
    steadyFrom = !steady ? Integer.MAX_VALUE : last == null ? 0 : year(last) + 1;
    LocalDateTime late = LocalDateTime.of(9999, 1, 1, 0, 0);
    steadyMinutes = minutes(rules.getOffset(late));
  }

  private static int year(ZoneOffsetTransition change) {
    return change.getDateTimeAfter().getYear();
  }

  /** R4 has no seconds in an offset; they only occur before 1972. */
  private static int minutes(ZoneOffset offset) {
    return Math.floorDiv(offset.getTotalSeconds(), 60);
  }

  static @Nullable Zone find(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    return find(bytes, 0, bytes.length);
  }

  /** The zone of a name, or null where there is none. */
  static @Nullable Zone find(byte[] bytes, int start, int end) {
    Zone[] all = known;
    for (Zone zone : all) {
      if (Arrays.equals(zone.name, 0, zone.name.length, bytes, start, end)) {
        return zone;
      }
    }
    byte[] name = Arrays.copyOfRange(bytes, start, end);
    Zone made;
    try {
      made = new Zone(name, ZoneId.of(new String(name, StandardCharsets.UTF_8)).getRules());
    } catch (DateTimeException e) {
      return null;
    }
    if (all.length < MOST_KNOWN) {
      Zone[] more = Arrays.copyOf(all, all.length + 1);
      more[all.length] = made;
      known = more;
    }
    return made;
  }

  /** Minutes east of UTC at a local time; of two possible ones the earlier offset. */
  int offset(long parts) {
    if (DateParts.year(parts) >= steadyFrom) {
      return steadyMinutes;
    }
    LocalDate day =
        LocalDate.of(DateParts.year(parts), DateParts.month(parts), DateParts.day(parts));
    return minutes(rules.getOffset(day.atTime(DateParts.hour(parts), DateParts.minute(parts))));
  }
}
