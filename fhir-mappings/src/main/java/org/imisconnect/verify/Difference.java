package org.imisconnect.verify;

import org.imisconnect.value.Shape;

/**
 * One place where what was made is not what was expected. Shows shapes unless asked for values.
 * Immutable.
 *
 * @param path where: {@code Patient[1].telecom[0].value}, or {@code finding CODE}
 * @param expected what should be there
 * @param found what is there
 * @param origin what made it: {@code maps/patient.yaml:31 from members.phone}; empty where unknown
 */
public record Difference(String path, Side expected, Side found, String origin) {

  /** A difference of which nothing more is known. */
  static Difference of(String path, Side expected, Side found) {
    return new Difference(path, expected, found, "");
  }

  /** What was expected or found. */
  public sealed interface Side {
    /** As a person may see it. */
    String shown(boolean values);
  }

  /** A value of the data: its text shows only where values are asked for. */
  public record Value(String text) implements Side {
    @Override
    public String shown(boolean values) {
      return values ? "`" + text + "`" : "a value of " + Shape.of(text);
    }

    @Override
    public String toString() {
      return shown(false);
    }
  }

  /** Words of ours: {@code (absent)}, a number of things. */
  public record Words(String text) implements Side {
    @Override
    public String shown(boolean values) {
      return text;
    }
  }

  /** Nothing is there. */
  public static final Side ABSENT = new Words("(absent)");

  /** A number of things. */
  static Side count(long number) {
    return new Words(Long.toString(number));
  }

  /** This difference with what made it. */
  public Difference madeBy(String maker) {
    return new Difference(path, expected, found, maker);
  }

  /** One line: path, expected, found. */
  public String line(boolean values) {
    return path + ": expected " + expected.shown(values) + ", found " + found.shown(values);
  }

  @Override
  public String toString() {
    return line(false);
  }
}
