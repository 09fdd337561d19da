package org.imisconnect.run.explain;

import java.util.List;
import java.util.Optional;
import org.imisconnect.finding.Finding;
import org.imisconnect.finding.Place;
import org.imisconnect.map.Explanation;

/**
 * One pass over a row, or over the row that owns it. Immutable.
 *
 * @param root where the row stands that was mapped; for a claim line, its claim
 * @param maps names of the maps of the pass; none where it only checks
 * @param source what the source or a join found wrong with the rows
 * @param explanation its way; empty where the source could not read the row
 */
public record ExplainedRow(
    Place root, List<String> maps, List<Finding> source, Optional<Explanation> explanation) {
  public ExplainedRow {
    maps = List.copyOf(maps);
    source = List.copyOf(source);
  }
}
