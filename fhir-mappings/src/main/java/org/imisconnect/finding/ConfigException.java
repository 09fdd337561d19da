package org.imisconnect.finding;

import org.jspecify.annotations.Nullable;

/** A command line, a project file or an input path that cannot be used as given: exit code 2. */
public final class ConfigException extends ConnectorException {
  private static final long serialVersionUID = 1L;

  public ConfigException(String message) {
    this(message, null);
  }

  public ConfigException(String message, @Nullable Throwable cause) {
    super(2, message, cause);
  }
}
