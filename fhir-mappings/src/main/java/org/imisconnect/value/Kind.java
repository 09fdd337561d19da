package org.imisconnect.value;

/** What a function takes or gives, so that the compiler knows which R4 primitives it may fill. */
public enum Kind {
  TEXT,
  CODE,
  INTEGER,
  DECIMAL,
  DATE,
  DATETIME,
  BOOLEAN,
  /** Several texts: the result of {@code list()} and {@code split}. */
  LIST
}
