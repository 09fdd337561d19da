package org.imisconnect.value;

/** What a function made of its arguments. */
public enum Result {
  /** A value was written. */
  VALUE,
  /** There is nothing: an argument was absent. What was written is taken back. */
  ABSENT,
  /** The argument is there, but is not what the function takes; {@link Call#invalid} said why. */
  INVALID
}
