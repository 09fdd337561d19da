package org.imisconnect.run.join;

import java.util.ArrayList;
import java.util.List;
import org.imisconnect.finding.Finding;
import org.imisconnect.finding.FindingSink;
import org.imisconnect.finding.Severity;
import org.imisconnect.map.JoinPlan;
import org.imisconnect.map.PlanRun;
import org.imisconnect.record.ColumnType;
import org.imisconnect.record.RowBatch;

/**
 * Hangs candidate rows on a row of a batch: those that pass the join's {@code where}, in its order,
 * one or all. The candidates come in the order of their ordinals. One thread.
 */
final class Attachment {
  private final JoinPlan join;
  private final PlanRun run;
  private final boolean falls;
  private final List<Integer> kept = new ArrayList<>();

  /**
   * @param falls whether a row falls with what its source could not read: then that is hung on it
   *     whatever `where` says, for nobody can say that it does not belong
   */
  Attachment(JoinPlan join, PlanRun run, boolean falls) {
    this.falls = falls;
    this.join = join;
    this.run = run;
  }

  /** Begins to attach rows. */
  void begin() {
    kept.clear();
  }

  /** Takes the row appended last, or takes it back where it does not pass. */
  void offer(RowBatch batch, int parent, int child) {
    boolean unread = falls && batch.isRejected(child);
    if (unread || run.joinWhere(join.number(), batch, parent, child)) {
      kept.add(child);
    } else {
      batch.dropLastRow();
    }
  }

  /** Links what was kept; {@code root} is the root row that {@code parent} belongs to. */
  void end(RowBatch batch, int root, int parent, FindingSink findings) {
    if (kept.isEmpty()) {
      return;
    }
    int from = kept.get(0);
    if (!join.order().isEmpty() && kept.size() > 1) {
      from = sort(batch);
    }
    int to = from + kept.size();
    if (!join.many() && kept.size() > 1 && !isUnread(batch, from, to)) {
      findings.add(ambiguous(batch, root));
      to = from + 1;
    }
    batch.link(parent, join.number(), from, to);
  }

  private boolean isUnread(RowBatch batch, int from, int to) {
    for (int row = from; row < to && falls; row++) {
      if (batch.isRejected(row)) {
        return true;
      }
    }
    return false;
  }

  private int sort(RowBatch batch) {
    List<Integer> sorted = new ArrayList<>(kept);
    sorted.sort((a, b) -> compare(batch, a, b));
    if (sorted.equals(kept)) {
      return kept.get(0);
    }
    int from = batch.rows();
    for (int row : sorted) {
      batch.copyRow(row);
    }
    return from;
  }

  private int compare(RowBatch batch, int a, int b) {
    for (int column : join.order()) {
      int cell = join.columns().indexOf(column);
      boolean number = isNumber(join.record().columns().get(column).type());
      int compared =
          Cells.compare(batch, batch.firstCell(a) + cell, batch.firstCell(b) + cell, number);
      if (compared != 0) {
        return compared;
      }
    }
    return Long.compare(batch.ordinal(a), batch.ordinal(b));
  }

  private static boolean isNumber(ColumnType type) {
    return type == ColumnType.INTEGER || type == ColumnType.DECIMAL || type == ColumnType.MONEY;
  }

  private Finding ambiguous(RowBatch batch, int root) {
    return Finding.of(
        "JOIN_AMBIGUOUS",
        Severity.WARNING,
        batch.origin(root).place(batch.line(root), -1),
        kept.size() + " rows of `" + join.record().name() + "` match where one is wanted",
        "The first is taken. Mend the rows, or give the join `" + join.name() + "` an `order:`.");
  }
}
