package org.imisconnect.finding;

import java.util.List;
import java.util.stream.Collectors;

/** A scheme pack with errors: nothing was run. Holds every error that was met, in file order. */
public final class PackException extends ConnectorException {
  private static final long serialVersionUID = 1L;
  private final transient List<Finding> findings;

  public PackException(List<Finding> findings) {
    super(2, findings.stream().map(Finding::toString).collect(Collectors.joining("\n")), null);
    this.findings = List.copyOf(findings);
  }

  /** Every error, sorted by file, line and column; never empty. */
  public List<Finding> findings() {
    return findings;
  }
}
