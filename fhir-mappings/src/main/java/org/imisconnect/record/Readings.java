package org.imisconnect.record;

import java.util.List;

/**
 * How a row might be read whose text could not be split into its cells: a delimiter too many shifts
 * all cells behind it, and nobody knows which one it is. So its cells are absent, and nothing is
 * made of it; but the keys that it may have tell to which rows it may belong. Immutable.
 *
 * @param cells one for each way to read it: first byte in {@link RowBatch#bytes} and byte after the
 *     last of each declared column, one after the other; equal where the cell is absent
 * @param more whether text of other rows may stand in it, or be lost behind it
 */
public record Readings(List<int[]> cells, boolean more) {
  public Readings {
    cells = List.copyOf(cells);
  }
}
