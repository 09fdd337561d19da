package org.imisconnect.receiver.openimis.protocol;

import java.util.List;

/**
 * What one release of openIMIS does, as far as a client must know: the one table of capabilities.
 * Immutable.
 *
 * @param name upstream's name by year and month
 * @param patientRows rows that one create of a Patient makes
 * @param findsByNumber whether an insurance number in the address finds its Patient
 * @param updatesPatients whether a PUT of a member is stored
 * @param coversNamedOnly whether a Contract covers only the members it names
 * @param takesPremium whether a Contract may carry its premium
 * @param coversLateMembers whether a member created after the Contract is covered
 * @param refusalsStore whether a refused Patient may leave a row behind
 */
public record Release(
    String name,
    int patientRows,
    boolean findsByNumber,
    boolean updatesPatients,
    boolean coversNamedOnly,
    boolean takesPremium,
    boolean coversLateMembers,
    boolean refusalsStore) {

  public static final Release R26_04 =
      new Release("26.04", 1, true, true, true, true, false, false);
  public static final Release R25_10 =
      new Release("25.10", 1, true, true, false, false, false, false);

  /** 24.10 or 25.04: no harmless request tells them apart, so the weaker one is believed. */
  public static final Release R24_10 =
      new Release("24.10", 1, false, false, false, false, false, false);

  public static final Release R24_04 =
      new Release("24.04", 2, false, false, false, false, true, true);

  /** Newest first. */
  public static final List<Release> ALL = List.of(R26_04, R25_10, R24_10, R24_04);
}
