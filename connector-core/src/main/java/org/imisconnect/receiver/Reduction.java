package org.imisconnect.receiver;

import java.util.List;
import org.imisconnect.finding.Finding;

/**
 * What became of one canonical resource, and every loss on the way as a finding.
 *
 * @param findings losses and remarks, with the source row as place
 */
public record Reduction(Reduced result, List<Finding> findings) {
  public Reduction {
    findings = List.copyOf(findings);
  }

  /** A reduction without loss. */
  public static Reduction of(Reduced result) {
    return new Reduction(result, List.of());
  }
}
