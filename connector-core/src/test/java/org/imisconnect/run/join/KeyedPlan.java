package org.imisconnect.run.join;

import java.util.List;
import org.imisconnect.finding.FindingSink;
import org.imisconnect.map.CompiledMap;
import org.imisconnect.map.JoinPlan;
import org.imisconnect.map.KeyParts;
import org.imisconnect.map.MappedOutput;
import org.imisconnect.map.PlanRun;
import org.imisconnect.map.RecordPlan;
import org.imisconnect.record.RecordType;
import org.imisconnect.record.RowBatch;
import org.imisconnect.value.Output;

/**
 * A plan whose joins and groups take one column as their key, without any mapping.
 *
 * @param keyColumns for each join the column of its parent's row that holds the key; for a grouped
 *     plan the first is the column of the group
 */
record KeyedPlan(RecordType record, List<JoinPlan> joins, List<Integer> keyColumns, boolean grouped)
    implements RecordPlan {
  @Override
  public List<CompiledMap> maps() {
    return List.of();
  }

  @Override
  public PlanRun newRun() {
    return new PlanRun() {
      @Override
      public boolean groupKey(RowBatch batch, int row, Output key, FindingSink findings) {
        return append(batch, row, keyColumns.get(0), key);
      }

      @Override
      public boolean joinKey(int join, RowBatch batch, int row, Output key) {
        return append(batch, row, keyColumns.get(join), key);
      }

      @Override
      public boolean joinWhere(int join, RowBatch batch, int parentRow, int childRow) {
        int cell = batch.firstCell(childRow);
        return batch.ends[cell] <= batch.starts[cell] || batch.bytes[batch.starts[cell]] != 'x';
      }

      @Override
      public Outcome map(RowBatch batch, int row, MappedOutput[] outputs, FindingSink findings) {
        return Outcome.FILTERED;
      }

      @Override
      public Wholeness wholeness(int join) {
        return Wholeness.UNTOLD;
      }

      @Override
      public boolean isCause(int row) {
        return false;
      }
    };
  }

  private static boolean append(RowBatch batch, int row, int column, Output key) {
    int cell = batch.firstCell(row) + column;
    if (batch.ends[cell] <= batch.starts[cell]) {
      return false;
    }
    KeyParts.append(key, batch.bytes, batch.starts[cell], batch.ends[cell]);
    return true;
  }
}
