package org.imisconnect.receiver;

import java.util.Locale;

/** What a crosswalk translates; each has its file in {@code crosswalk/}. */
public enum CrosswalkKind {
  FACILITY,
  LOCATION,
  PRODUCT,
  ITEM,
  SERVICE,
  DIAGNOSIS,
  CLAIM_ADMIN,
  OFFICER,
  RELATION;

  /** {@code claim-admin.csv}. */
  public String fileName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-') + ".csv";
  }
}
