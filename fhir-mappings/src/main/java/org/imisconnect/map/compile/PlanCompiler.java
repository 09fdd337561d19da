package org.imisconnect.map.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.imisconnect.finding.Place;
import org.imisconnect.map.CompiledMap;
import org.imisconnect.map.JoinPlan;
import org.imisconnect.map.run.JoinRun;
import org.imisconnect.map.run.KeyValue;
import org.imisconnect.map.run.Op;
import org.imisconnect.map.run.Ops;
import org.imisconnect.map.run.Plan;
import org.imisconnect.map.run.RecordCheck;
import org.imisconnect.map.run.ResourceOp;
import org.imisconnect.map.run.RowCheck;
import org.imisconnect.map.run.Site;
import org.imisconnect.map.run.Value;
import org.imisconnect.model.R4Model;
import org.imisconnect.model.TypeModel;
import org.imisconnect.pack.Node;
import org.imisconnect.record.RecordType;
import org.jspecify.annotations.Nullable;

/** All maps and checks over one record (or one grouping of it) become one plan. */
final class PlanCompiler {
  private final PackContext context;
  private final Problems problems;
  private final ValueCompiler values;
  private final ObjectCompiler objects;
  private final EachCompiler eachCompiler;
  private final PlanBuilder plan;
  private final List<Template> groupBy;

  PlanCompiler(PackContext context, RecordType record, List<Template> groupBy) {
    this.context = context;
    this.problems = context.problems;
    this.values = new ValueCompiler(context);
    this.objects = new ObjectCompiler(context, values);
    this.eachCompiler = new EachCompiler(context, values);
    this.groupBy = groupBy;
    this.plan = new PlanBuilder(record, !groupBy.isEmpty(), context.usedColumns);
  }

  /**
   * Compiles a plan.
   *
   * @param rowPlan the plan of the same record that does not group, where there is one: findings
   *     about cells that it checks too are left to it
   */
  Compiled compile(List<MapFile> maps, List<CheckFile> checks, @Nullable Compiled rowPlan) {
    Scope root = Scope.root(plan, Map.of());
    Value[] groupKey = parts(groupBy, root);
    List<Op> resources = new ArrayList<>();
    List<CompiledMap> compiled = new ArrayList<>();
    for (MapFile map : maps) {
      resources.add(resource(map));
      compiled.add(new CompiledMapOf(map.name(), map.type(), List.of()));
    }
    int mapJoins = plan.joins().size();
    List<Op> checkOps = new ArrayList<>();
    for (CheckFile check : checks) {
      checkOps.add(check(check));
    }
    java.util.Set<Integer> silent = rowPlan == null ? java.util.Set.of() : rowPlan.checked();
    CellChecks cells = new CellChecks(context, plan, silent);
    RowCheck rows = cells.rows();
    List<JoinPlan> joins = plan.close();
    Place at = groupBy.isEmpty() ? plan.record.declared() : groupBy.get(0).at();
    Plan made =
        new Plan(
            plan.record,
            compiled,
            plan.grouped,
            joins,
            mapJoins,
            resources,
            checkOps,
            rows,
            List.of(groupKey),
            new Site("", at.toString()),
            joinRuns(),
            plan.sizes(context.namespace));
    return new Compiled(made, cells.checkedColumns());
  }

  /** A plan and the columns of its root whose cells it checks. */
  record Compiled(Plan plan, java.util.Set<Integer> checked) {}

  private Op resource(MapFile map) {
    Scope scope = scope(map.joins(), map.lets(), map.each() == null);
    Spot spot = new Spot(map.name(), map.type(), -1, List.of());
    Node over = map.each();
    EachCompiler.Each loop = over == null ? null : eachCompiler.compile(over, null, scope, spot);
    Scope inner = loop == null ? scope : letsOf(map.lets(), loop.scope(), over == null);
    TypeModel type = R4Model.type(map.type()).orElseThrow();
    Steering steering = Steering.of(map.make(), context);
    if (steering.each() != null || steering.keep()) {
      problems.add(
          map.make().at(), "MAP_WORD", "`make:` takes neither `$each` nor `$keep`; use `each:`.");
    }
    Scope own = objects.lets(steering, inner);
    ObjectCompiler.Body body = objects.body(type, steering, map.make(), own, spot);
    KeyValue key = new KeyValue(context.idType(map), parts(map.key(), inner), plan.text());
    Site keySite = new Site(map.type() + ".id", map.key().get(0).at().toString());
    Op op = new ResourceOp(map.type(), key, keySite, body.members(), body.constant());
    op = objects.when(steering, op, own, spot);
    op = loop == null ? op : loop.around().apply(op);
    Node.Scalar when = map.when();
    return when == null
        ? op
        : new Ops.When(
            objects.condition(when, scope), new Site(map.type(), when.at().toString()), op);
  }

  private Op check(CheckFile check) {
    Scope scope = scope(check.joins(), check.lets(), true);
    Spot spot = new Spot(check.code(), "", -1, List.of());
    Node over = check.each();
    EachCompiler.Each loop = over == null ? null : eachCompiler.compile(over, null, scope, spot);
    Scope inner = loop == null ? scope : loop.scope();
    Op op =
        new RecordCheck(
            check.code(),
            check.severity(),
            objects.condition(check.when(), inner),
            at(check.at(), inner),
            check.message(),
            check.hint(),
            check.rejects(),
            missing(check, scope),
            new Site("", check.node().at().toString()));
    return loop == null ? op : loop.around().apply(op);
  }

  private List<Integer> missing(CheckFile check, Scope scope) {
    List<Integer> joins = new ArrayList<>();
    for (Node.Scalar name : check.missing()) {
      Integer join = scope.joins.get(name.text());
      boolean once = check.each() == null && check.groupBy().isEmpty();
      if (join != null && join == JoinCompiler.FAILED) {
        continue;
      }
      if (join == null || plan.joins().get(join).orphans == JoinPlan.Orphans.OK || !once) {
        problems.add(
            name.at(),
            "MAP_JOIN",
            "`shows_missing:` takes joins of a check without `each` and `group_by`, whose rows may"
                + " not be left over: `orphans: reject` or `warn`.");
      } else {
        joins.add(join);
      }
    }
    return joins;
  }

  private @Nullable Value at(Node.@Nullable Scalar at, Scope scope) {
    if (at == null) {
      return null;
    }
    Typed column = values.compile(new Expression.Path(at.text(), at.at()), scope);
    if (!column.isBroken() && column.cells().isEmpty()) {
      problems.add(at.at(), "MAP_NAME", "`at:` takes a column.");
    }
    return column.value();
  }

  private Scope scope(
      Map<String, Node.Mapping> joins, Map<String, Node.Scalar> lets, boolean withLets) {
    Map<String, Integer> numbers = new JoinCompiler(context, values, plan, joins).compile();
    Scope scope = Scope.root(plan, numbers);
    return letsOf(lets, scope, withLets);
  }

  private Scope letsOf(Map<String, Node.Scalar> lets, Scope scope, boolean define) {
    if (!define && scope.outer == null) {
      return scope;
    }
    Scope inner = scope.nested();
    lets.forEach((name, slot) -> objects.define(name, slot, inner));
    return inner;
  }

  private List<JoinRun> joinRuns() {
    List<JoinRun> runs = new ArrayList<>();
    for (PlanBuilder.Join join : plan.joins()) {
      if (join.run == null) {
        throw new IllegalStateException("the join " + join.name + " was never closed");
      }
      runs.add(join.run);
    }
    return runs;
  }

  private Value[] parts(List<Template> templates, Scope scope) {
    List<Value> parts = new ArrayList<>();
    for (Template template : templates) {
      parts.add(values.template(template, scope).value());
    }
    return parts.toArray(Value[]::new);
  }
}
