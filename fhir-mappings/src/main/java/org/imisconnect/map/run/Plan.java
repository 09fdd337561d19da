package org.imisconnect.map.run;

import java.util.List;
import org.imisconnect.map.CompiledMap;
import org.imisconnect.map.JoinPlan;
import org.imisconnect.map.PlanRun;
import org.imisconnect.map.RecordPlan;
import org.imisconnect.record.RecordType;

/**
 * A record plan with its operations.
 *
 * @param mapJoins how many of the joins are of maps; those of checks alone come behind them
 * @param resources one for each map: makes its resources
 * @param checks sense checks, after the maps
 * @param rows checks of cells, before the maps
 * @param groupKey parts of the group's key; empty where rows are not grouped
 * @param groupSite where the mapping gives it
 * @param joinRuns one for each join
 * @param sizes what a run needs
 */
public record Plan(
    RecordType record,
    List<CompiledMap> maps,
    boolean grouped,
    List<JoinPlan> joins,
    int mapJoins,
    List<Op> resources,
    List<Op> checks,
    RowCheck rows,
    List<Value> groupKey,
    Site groupSite,
    List<JoinRun> joinRuns,
    Machine.Sizes sizes)
    implements RecordPlan {
  public Plan {
    maps = List.copyOf(maps);
    joins = List.copyOf(joins);
    resources = List.copyOf(resources);
    checks = List.copyOf(checks);
    groupKey = List.copyOf(groupKey);
    joinRuns = List.copyOf(joinRuns);
  }

  /** The same plan with more known of its maps. */
  public Plan withMaps(List<CompiledMap> known) {
    return new Plan(
        record, known, grouped, joins, mapJoins, resources, checks, rows, groupKey, groupSite,
        joinRuns, sizes);
  }

  @Override
  public boolean fallsWith(JoinPlan join) {
    return owns(join) || (join.parent() < 0 && join.many() && join.number() < mapJoins);
  }

  @Override
  public PlanRun newRun() {
    return new Run(this, null);
  }

  /** A run that tells what every slot gave. */
  public PlanRun explain(SlotListener listener) {
    return new Run(this, listener);
  }
}
