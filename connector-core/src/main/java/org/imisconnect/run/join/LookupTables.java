package org.imisconnect.run.join;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.imisconnect.map.JoinPlan;
import org.imisconnect.map.RecordPlan;
import org.imisconnect.source.RecordReader;
import org.jspecify.annotations.Nullable;

/** The joins of a plan that are looked up in memory. Immutable. */
final class LookupTables {
  private final RecordPlan plan;
  private final List<@Nullable LookupTable> tables;
  private final List<StrayRows> strays;

  private LookupTables(
      RecordPlan plan, List<@Nullable LookupTable> tables, List<StrayRows> strays) {
    this.plan = plan;
    this.tables = tables;
    this.strays = List.copyOf(strays);
  }

  /** Loads the tables of the joins that are not in {@code sorted}. */
  static LookupTables load(RecordPlan plan, List<JoinPlan> sorted, Inputs inputs)
      throws IOException {
    List<@Nullable LookupTable> tables = new ArrayList<>();
    List<StrayRows> strays = new ArrayList<>();
    for (JoinPlan join : plan.joins()) {
      boolean rowsOfGroup = plan.grouped() && join.number() == 0;
      if (rowsOfGroup || sorted.contains(join)) {
        tables.add(null);
      } else {
        Suspects suspects = plan.owns(join) ? new Suspects(plan, join, plan.newRun()) : null;
        try (RecordReader reader = inputs.read(join.record())) {
          tables.add(LookupTable.load(join, reader, plan.fallsWith(join), suspects));
        }
        if (suspects != null) {
          suspects.settle(inputs);
          strays.add(suspects.strays());
        }
      }
    }
    return new LookupTables(plan, tables, strays);
  }

  /** Children in these tables that nobody can say whose they are, by join. */
  List<StrayRows> strays() {
    return strays;
  }

  Lookups forOneThread() {
    return new Lookups(plan, tables, plan.newRun());
  }
}
