package org.imisconnect.finding;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Exact numbers of findings by code, also of those that a cap kept from being stored. One thread.
 */
public final class FindingCounts implements FindingSink {
  private final TreeMap<String, Long> byCode = new TreeMap<>();
  private final EnumMap<Severity, Long> bySeverity = new EnumMap<>(Severity.class);

  @Override
  public void add(Finding finding) {
    byCode.merge(finding.code(), 1L, Long::sum);
    bySeverity.merge(finding.severity(), 1L, Long::sum);
  }

  /** Number of findings of a code; 0 where none. */
  public long of(String code) {
    return byCode.getOrDefault(code, 0L);
  }

  /** Number of findings of a severity. */
  public long of(Severity severity) {
    return bySeverity.getOrDefault(severity, 0L);
  }

  /** Codes and their numbers, sorted by code; unmodifiable. */
  public Map<String, Long> byCode() {
    return Collections.unmodifiableMap(byCode);
  }
}
