package org.imisconnect.map.run;

/** A condition ready to run. Immutable. A value that is absent or invalid makes it false. */
@FunctionalInterface
public interface Condition {
  boolean test(Machine machine);
}
