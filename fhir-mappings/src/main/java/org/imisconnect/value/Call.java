package org.imisconnect.value;

/**
 * The arguments of one call at run time. Given to a {@link ValueFunction}; valid during the call
 * only; one thread.
 */
public interface Call {
  /** Number of arguments; the piped value is argument 0. */
  int size();

  /** Whether an argument is there. An invalid one never reaches a function. */
  boolean isPresent(int argument);

  /** The text of a present argument; each argument has a {@link Text} of its own. */
  Text text(int argument);

  /**
   * Leaves a finding and gives {@link Result#INVALID}.
   *
   * @param code finding code, such as DATE_FORMAT
   * @param message what was wrong, with the shape of what was found ({@link Shape}), never the text
   * @param hint what to do
   */
  Result invalid(String code, String message, String hint);

  /** Leaves a warning about a value that is used all the same, such as DATE_PARTIAL. */
  void warn(String code, String message, String hint);

  /** Leaves a remark about a value that is used all the same. */
  void info(String code, String message, String hint);
}
