package org.imisconnect.finding;

import org.jspecify.annotations.Nullable;

/**
 * Something that the user or the world has to mend; carries the exit code of the command line. Its
 * message never holds a personal value.
 */
public abstract class ConnectorException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int exitCode;

  protected ConnectorException(int exitCode, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  /** 1 to 8, as the reference of the command line lists them. */
  public int exitCode() {
    return exitCode;
  }
}
