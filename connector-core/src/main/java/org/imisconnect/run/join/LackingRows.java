package org.imisconnect.run.join;

import java.util.Optional;
import org.imisconnect.finding.Finding;
import org.imisconnect.finding.Severity;
import org.imisconnect.map.KeyParts;
import org.imisconnect.map.PlanRun;
import org.imisconnect.map.RecordPlan;
import org.imisconnect.record.Readings;
import org.imisconnect.record.RowBatch;
import org.imisconnect.value.Output;

/**
 * Rows that their source could not read, by the groups that they may belong to: a household goes
 * out without such a member, who can be added another day, but not without a word. One thread.
 */
final class LackingRows {
  private final RecordPlan plan;
  private final PlanRun run;
  private final KeyIndex lines = new KeyIndex(16);
  private final Output key = new Output(64);

  LackingRows(RecordPlan plan, PlanRun run) {
    this.plan = plan;
    this.run = run;
  }

  /** Takes note of a row that its source rejected. */
  void add(RowBatch batch, int row) {
    if (plan.maps().isEmpty()) {
      return;
    }
    Optional<Readings> readings = batch.readings(row);
    if (readings.isEmpty()) {
      add(batch, row, 0);
      return;
    }
    int columns = plan.record().columns().size();
    long last = 0;
    for (int[] cells : readings.get().cells()) {
      for (int column = 0; column < columns; column++) {
        batch.setCell(row, column, cells[2 * column], cells[2 * column + 1]);
      }
      last = add(batch, row, last);
    }
    for (int column = 0; column < columns; column++) {
      batch.setCell(row, column, 0, 0);
    }
  }

  private long add(RowBatch batch, int row, long before) {
    long hash = group(batch, row);
    if (hash == 0 || hash == before) {
      return before;
    }
    long line = batch.line(row);
    for (int at = lines.first(hash); at != KeyIndex.NONE; at = lines.next(at)) {
      if (lines.number(at) == line) {
        return hash;
      }
    }
    lines.add(hash, line);
    return hash;
  }

  /** Hash of the key of a row's group; 0 where it has none. */
  private long group(RowBatch batch, int row) {
    key.size = 0;
    return run.groupKey(batch, row, key, finding -> {}) ? KeyParts.hash(key.bytes, 0, key.size) : 0;
  }

  /** Says that the group of a row lacks rows; empty where it has all of its own. */
  Optional<Finding> of(RowBatch batch, int row) {
    int first = lines.entries() == 0 ? KeyIndex.NONE : lines.first(group(batch, row));
    if (first == KeyIndex.NONE) {
      return Optional.empty();
    }
    int count = 0;
    for (int at = first; at != KeyIndex.NONE; at = lines.next(at)) {
      count++;
    }
    return Optional.of(
        Finding.of(
            "GROUP_INCOMPLETE",
            Severity.WARNING,
            batch.origin(row).place(batch.line(row), -1),
            "the group of this row goes out without "
                + (count == 1 ? "a row" : count + " rows")
                + " that could not be read, in line "
                + lines.number(first),
            "Mend the row; the group is then sent again with it."));
  }
}
