package org.imisconnect.record;

/** What a column of a scheme's file holds. */
public enum ColumnType {
  TEXT,
  CODE,
  INTEGER,
  DECIMAL,
  /** An amount in the scheme's currency; invalid always rejects the row. */
  MONEY,
  DATE,
  /** A date that may lack its day or month. */
  PARTIAL_DATE,
  DATETIME,
  BOOLEAN
}
