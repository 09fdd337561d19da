package org.imisconnect.check;

import java.util.List;
import java.util.Map;
import org.imisconnect.finding.Finding;
import org.imisconnect.finding.FindingCounts;

/**
 * What a check found.
 *
 * @param resources number of resources by type, sorted by type
 * @param counts exact numbers of findings
 * @param findings findings, those of one code up to a cap, in the order of files and lines
 */
public record CheckResult(
    Map<String, Long> resources, FindingCounts counts, List<Finding> findings) {
  public CheckResult {
    findings = List.copyOf(findings);
  }
}
