package org.imisconnect.finding;

import org.jspecify.annotations.Nullable;

/** A receiver that cannot be reached, or refused login or a right: exit code 3. */
public final class ExchangeException extends ConnectorException {
  private static final long serialVersionUID = 1L;

  public ExchangeException(String message) {
    this(message, null);
  }

  public ExchangeException(String message, @Nullable Throwable cause) {
    super(3, message, cause);
  }
}
