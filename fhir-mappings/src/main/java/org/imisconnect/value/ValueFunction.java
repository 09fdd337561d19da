package org.imisconnect.value;

import java.util.List;

/**
 * A typed function of the mapping language. Core functions and those of plugins (found by {@code
 * ServiceLoader}) are equal. Implementations are immutable and thread-safe, without I/O, and give
 * the same bytes for the same arguments, whatever the locale, zone or clock of the machine.
 */
public interface ValueFunction {
  /** The name that mappings use: lower case, words joined by {@code _}. */
  String name();

  /** Kinds of the arguments, the piped value first. */
  List<Kind> parameters();

  /** How many of the parameters must be given; the rest is optional. */
  int required();

  /** Whether the last parameter may be given any number of times. */
  default boolean variadic() {
    return false;
  }

  /** What it gives. */
  Kind gives();

  /**
   * Checks arguments that are constants, when the mapping is loaded.
   *
   * @param constants the text of each argument that is a literal, null where it is not
   * @return what is wrong and what is allowed, or an empty text
   */
  default String checkConstants(List<@org.jspecify.annotations.Nullable String> constants) {
    return "";
  }

  /**
   * Whether it is called when argument 0 is absent; most functions are not, and then the result is
   * absent.
   */
  default boolean takesAbsent() {
    return false;
  }

  /** Reads the arguments and appends the value to {@code out}. */
  Result apply(Call call, Output out);
}
