package org.imisconnect.receiver.openimis.reference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.imisconnect.receiver.ReferenceEntry;

/**
 * All entries of one kind. Immutable.
 *
 * @param complete false when a row could not be read: a code that is missing may still exist
 * @param readAt when
 */
public record ReferenceList(
    List<ReferenceEntry> entries,
    Map<String, ReferenceEntry> byCode,
    boolean complete,
    Instant readAt) {

  static ReferenceList of(List<ReferenceEntry> entries, boolean complete, Instant readAt) {
    Map<String, ReferenceEntry> byCode = new HashMap<>();
    entries.forEach(entry -> byCode.putIfAbsent(folded(entry.code()), entry));
    return new ReferenceList(List.copyOf(new ArrayList<>(entries)), byCode, complete, readAt);
  }

  /** By code, without regard to letter case. */
  public Optional<ReferenceEntry> find(String code) {
    return Optional.ofNullable(byCode.get(folded(code)));
  }

  private static String folded(String code) {
    return code.strip().toUpperCase(Locale.ROOT);
  }
}
