package org.imisconnect.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imisconnect.finding.FindingSink;
import org.imisconnect.record.RowBatch;
import org.imisconnect.value.ExactDecimal;
import org.imisconnect.value.Output;

/** Joins and groups a few rows in memory, as a run does it with files. */
final class SmallJoin {
  private final RecordPlan plan;
  private final PlanRun run;
  private final SmallTables tables;

  SmallJoin(RecordPlan plan, PlanRun run, SmallTables tables) {
    this.plan = plan;
    this.run = run;
    this.tables = tables;
  }

  /** Rows of the record that go together: each by itself, or the rows of each group. */
  List<List<Integer>> roots(FindingSink findings) {
    RowBatch rows = tables.of(plan.record());
    Map<String, List<Integer>> groups = new LinkedHashMap<>();
    for (int row = 0; row < rows.rows(); row++) {
      String group = String.valueOf(row);
      if (plan.grouped()) {
        Output key = new Output(64);
        if (!run.groupKey(rows, row, key, findings)) {
          continue;
        }
        group = text(key);
      }
      groups.computeIfAbsent(group, name -> new ArrayList<>()).add(row);
    }
    return List.copyOf(groups.values());
  }

  /** A batch of one root and all that its joins attach. */
  RowBatch attach(List<Integer> roots) {
    RowBatch source = tables.of(plan.record());
    RowBatch batch = new RowBatch(1024);
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < plan.record().columns().size(); i++) {
      all.add(i);
    }
    copy(source, roots.get(0), all, batch);
    batch.endOfRoots();
    batch.joins(plan.joins().size());
    List<List<Integer>> attached = new ArrayList<>();
    for (JoinPlan join : plan.joins()) {
      List<Integer> parents = join.parent() < 0 ? List.of(0) : attached.get(join.parent());
      List<Integer> rows = new ArrayList<>();
      if (plan.grouped() && join.number() == 0) {
        roots.forEach(root -> rows.add(copy(source, root, join.columns(), batch)));
        batch.link(0, 0, rows.get(0), batch.rows());
      } else {
        parents.forEach(parent -> rows.addAll(attach(batch, join, parent)));
      }
      attached.add(rows);
    }
    return batch;
  }

  private List<Integer> attach(RowBatch batch, JoinPlan join, int parent) {
    List<Integer> rows = new ArrayList<>();
    Output wanted = new Output(64);
    int from = batch.rows();
    if (run.joinKey(join.number(), batch, parent, wanted)) {
      RowBatch children = tables.of(join.record());
      for (int child : sorted(children, join)) {
        Output key = new Output(64);
        boolean equal =
            PlanRun.childKey(join, children, child, key) && text(key).equals(text(wanted));
        if (equal && (join.many() || rows.isEmpty())) {
          int row = copy(children, child, join.columns(), batch);
          if (run.joinWhere(join.number(), batch, parent, row)) {
            rows.add(row);
          } else {
            batch.dropLastRow();
          }
        }
      }
    }
    batch.link(parent, join.number(), from, batch.rows());
    return rows;
  }

  private static List<Integer> sorted(RowBatch rows, JoinPlan join) {
    List<Integer> order = new ArrayList<>();
    for (int row = 0; row < rows.rows(); row++) {
      order.add(row);
    }
    order.sort((a, b) -> compare(rows, a, b, join.order()));
    return order;
  }

  private static int compare(RowBatch rows, int a, int b, List<Integer> columns) {
    for (int column : columns) {
      int order = compareCells(rows, rows.firstCell(a) + column, rows.firstCell(b) + column);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a, b);
  }

  private static int compareCells(RowBatch rows, int a, int b) {
    ExactDecimal left = new ExactDecimal();
    ExactDecimal right = new ExactDecimal();
    if (left.set(rows.bytes, rows.starts[a], rows.ends[a])
        && right.set(rows.bytes, rows.starts[b], rows.ends[b])) {
      return left.compareTo(right);
    }
    return Arrays.compareUnsigned(
        rows.bytes, rows.starts[a], rows.ends[a], rows.bytes, rows.starts[b], rows.ends[b]);
  }

  private static int copy(RowBatch from, int row, List<Integer> columns, RowBatch to) {
    int copy = to.row(from.origin(row), from.line(row), from.ordinal(row));
    int first = from.firstCell(row);
    for (int column : columns) {
      int start = from.starts[first + column];
      int length = Math.max(0, from.ends[first + column] - start);
      System.arraycopy(from.bytes, start, to.reserve(length), to.size, length);
      to.cell(to.size, to.size + length);
      to.size += length;
    }
    return copy;
  }

  private static String text(Output key) {
    return new String(key.bytes, 0, key.size, java.nio.charset.StandardCharsets.ISO_8859_1);
  }
}
