package org.imisconnect.receiver.openimis.protocol;

import java.util.List;

/**
 * What one release of openIMIS does, as far as a client must know, read from {@code releases.csv}.
 * Immutable.
 *
 * @param name upstream's name by year and month; {@code unknown} for what every release can
 * @param patientRows rows that one create of a Patient makes
 * @param findsByNumber whether an insurance number in the address finds its Patient
 * @param updatesPatients whether a PUT of a member is stored
 * @param coversNamedOnly whether a Contract covers only the members it names
 * @param takesPremium whether a Contract may carry its premium
 * @param refusalsStore whether a refused Patient may leave a row behind
 * @param countsRecordingDay whether a visit before the recording of its contract is rejected
 */
public record Release(
    String name,
    int patientRows,
    boolean findsByNumber,
    boolean updatesPatients,
    boolean coversNamedOnly,
    boolean takesPremium,
    boolean refusalsStore,
    boolean countsRecordingDay) {

  /** What works everywhere: for a server that none of the probes can place. */
  public static final Release UNKNOWN = ReleaseTable.read("default", "unknown");

  public static final Release R24_04 = ReleaseTable.read("24.04", "24.04");
  public static final Release R24_10 = ReleaseTable.read("24.10", "24.10");
  public static final Release R25_04 = ReleaseTable.read("25.04", "25.04");
  public static final Release R25_10 = ReleaseTable.read("25.10", "25.10");
  public static final Release R26_04 = ReleaseTable.read("26.04", "26.04");

  /** Newest first. */
  public static final List<Release> ALL = List.of(R26_04, R25_10, R25_04, R24_10, R24_04);
}
