package org.imisconnect.map.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.imisconnect.map.JoinPlan;
import org.imisconnect.map.run.Cell;
import org.imisconnect.map.run.FunctionValue;
import org.imisconnect.map.run.JoinRun;
import org.imisconnect.map.run.Machine;
import org.imisconnect.map.run.RowRef;
import org.imisconnect.map.run.Value;
import org.imisconnect.record.RecordType;
import org.imisconnect.value.ValueFunction;
import org.jspecify.annotations.Nullable;

/** Counts what a plan needs at run time and keeps its joins and cells while it is compiled. */
final class PlanBuilder {
  final RecordType record;
  final boolean grouped;
  private final Map<String, Map<String, Boolean>> usedColumns;
  private final List<Join> joins = new ArrayList<>();
  private final Map<String, Integer> joinNumbers = new HashMap<>();
  private final List<Cell> cells = new ArrayList<>();
  private final List<Integer> cellSlots = new ArrayList<>();
  private final List<FunctionValue> calls = new ArrayList<>();
  private int texts = 1;
  private int variables;
  private int positions;
  private int flags;

  /** A join while its columns are still being counted. */
  static final class Join {
    final String name;
    final int number;
    final int parent;
    final RecordType record;
    final List<Integer> childKey;
    final boolean many;
    final List<Integer> order;
    final JoinPlan.Orphans orphans;
    final TreeSet<Integer> columns = new TreeSet<>();
    @Nullable JoinRun run;

    Join(
        String name,
        int number,
        int parent,
        RecordType record,
        List<Integer> childKey,
        boolean many,
        List<Integer> order,
        JoinPlan.Orphans orphans) {
      this.name = name;
      this.number = number;
      this.parent = parent;
      this.record = record;
      this.childKey = childKey;
      this.many = many;
      this.order = order;
      this.orphans = orphans;
    }
  }

  /**
   * @param usedColumns takes note of every column that is used, by record
   */
  PlanBuilder(RecordType record, boolean grouped, Map<String, Map<String, Boolean>> usedColumns) {
    this.record = record;
    this.grouped = grouped;
    this.usedColumns = usedColumns;
    if (grouped) {
      Join rows = new Join("$rows", 0, -1, record, List.of(), true, List.of(), JoinPlan.Orphans.OK);
      for (int i = 0; i < record.columns().size(); i++) {
        rows.columns.add(i);
      }
      rows.run = new JoinRun(0, 1, new Value[0], null, 0);
      joins.add(rows);
    }
  }

  int text() {
    return texts++;
  }

  int variable() {
    return variables++;
  }

  int position() {
    return positions++;
  }

  int flag() {
    return flags++;
  }

  FunctionValue call(ValueFunction function, Value[] arguments) {
    FunctionValue call = new FunctionValue(function, arguments, calls.size());
    calls.add(call);
    return call;
  }

  /** A cell of a column; slot 0 is the root, slot n + 1 join n. */
  Cell cell(RowRef ref, int slot, RecordType type, int column) {
    return cell(ref, slot, type, column, false);
  }

  /** A cell whose invalid value may reject the row whatever its column says. */
  Cell cell(RowRef ref, int slot, RecordType type, int column, boolean strict) {
    use(type, column);
    Cell cell = new Cell(ref, type.columns().get(column), column, strict);
    if (slot > 0) {
      joins.get(slot - 1).columns.add(column);
    }
    cells.add(cell);
    cellSlots.add(slot);
    return cell;
  }

  /** Takes note that a column is used, if only to join by it. */
  void use(RecordType type, int column) {
    usedColumns
        .computeIfAbsent(type.name(), key -> new HashMap<>())
        .put(type.columns().get(column).name(), true);
  }

  /** Columns that maps and checks read in a scope, ascending. */
  SortedSet<Integer> columnsOf(int slot) {
    TreeSet<Integer> columns = new TreeSet<>();
    for (int i = 0; i < cells.size(); i++) {
      if (cellSlots.get(i) == slot) {
        columns.add(cells.get(i).declared());
      }
    }
    return columns;
  }

  List<Join> joins() {
    return joins;
  }

  /** The number of an equal join that is there already, or -1. */
  int findJoin(String structure) {
    return joinNumbers.getOrDefault(structure, -1);
  }

  void addJoin(String structure, Join join) {
    joinNumbers.put(structure, join.number);
    joins.add(join);
    join.columns.addAll(join.order);
  }

  /** Closes the plan: tells each cell its place in the rows that hold only used columns. */
  List<JoinPlan> close() {
    for (int i = 0; i < cells.size(); i++) {
      int slot = cellSlots.get(i);
      if (slot > 0) {
        Cell cell = cells.get(i);
        cell.project(joins.get(slot - 1).columns.headSet(cell.declared()).size());
      }
    }
    return joins.stream()
        .map(
            join ->
                new JoinPlan(
                    join.name,
                    join.number,
                    join.parent,
                    join.record,
                    List.copyOf(join.columns),
                    join.childKey,
                    join.many,
                    join.order,
                    join.orphans))
        .toList();
  }

  Machine.Sizes sizes(byte[] namespace) {
    return new Machine.Sizes(
        namespace, joins.size() + 1, variables, positions, texts, flags, List.copyOf(calls));
  }
}
