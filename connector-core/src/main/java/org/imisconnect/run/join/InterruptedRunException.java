package org.imisconnect.run.join;

import org.imisconnect.finding.ConnectorException;

/** The user stopped the run: exit code 8. */
public final class InterruptedRunException extends ConnectorException {
  private static final long serialVersionUID = 1L;

  public InterruptedRunException(Throwable cause) {
    super(
        8, "Stopped before the end: what was written is incomplete. Run the command again.", cause);
  }
}
