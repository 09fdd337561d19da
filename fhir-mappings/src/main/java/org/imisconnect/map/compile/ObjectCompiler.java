package org.imisconnect.map.compile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.imisconnect.map.run.Condition;
import org.imisconnect.map.run.Members;
import org.imisconnect.map.run.Op;
import org.imisconnect.map.run.Ops;
import org.imisconnect.map.run.Site;
import org.imisconnect.model.ElementModel;
import org.imisconnect.model.TypeModel;
import org.imisconnect.pack.Node;
import org.jspecify.annotations.Nullable;

/** From the objects of a template to operations in R4 order. */
final class ObjectCompiler {
  private final PackContext context;
  private final Problems problems;
  private final ValueCompiler values;
  private final ElementCompiler elements;

  ObjectCompiler(PackContext context, ValueCompiler values) {
    this.context = context;
    this.problems = context.problems;
    this.values = values;
    this.elements = new ElementCompiler(context, values, this);
  }

  /**
   * The members of an object.
   *
   * @param members what to run, in R4 order
   * @param constant whether nothing in it depends on a row
   */
  record Body(Members members, boolean constant) {}

  /** The members of an object whose steering words other than {@code $first} are done with. */
  Body body(TypeModel type, Steering steering, Node at, Scope scope, Spot spot) {
    List<Unit> units = new ArrayList<>();
    Set<String> given = new TreeSet<>();
    Map<String, Node.Entry> choices = new HashMap<>();
    for (Node.Entry entry : steering.elements()) {
      Unit unit = element(type, entry, scope, spot, given, choices);
      if (unit != null) {
        units.add(unit);
      }
    }
    for (Node first : steering.first()) {
      Unit unit = first(type, first, scope, spot, given);
      if (unit != null) {
        units.add(unit);
      }
    }
    units.sort(Comparator.comparingInt(Unit::first).thenComparing(Unit::beside));
    overlaps(units, at);
    demand(type, given, at, spot);
    return close(units, scope);
  }

  private @Nullable Unit element(
      TypeModel type,
      Node.Entry entry,
      Scope scope,
      Spot spot,
      Set<String> given,
      Map<String, Node.Entry> choices) {
    String written = entry.key().text();
    boolean beside = written.startsWith("_");
    String name = beside ? written.substring(1) : written;
    ElementModel element = type.element(name).orElse(null);
    if (element == null) {
      unknownElement(type, entry, name);
      return null;
    }
    if (beside && !element.isPrimitive()) {
      problems.add(
          entry.key().at(), "MAP_ELEMENT", "`_" + name + "` stands beside primitives only.");
      return null;
    }
    String choice = element.choiceOf();
    Node.Entry other = choice.isEmpty() ? null : choices.putIfAbsent(choice, entry);
    if (other != null && !other.key().text().replace("_", "").equals(name)) {
      problems.add(
          entry.key().at(),
          "MAP_ELEMENT",
          "`" + name + "` and `" + other.key().text() + "` are one choice of " + type.name() + ".",
          "Put them as branches under `$first:`.");
      return null;
    }
    given.add(choice.isEmpty() ? name : choice);
    return beside
        ? elements.beside(type, element, entry, scope, spot)
        : elements.compile(type, element, entry.value(), scope, spot);
  }

  private void unknownElement(TypeModel type, Node.Entry entry, String name) {
    List<ElementModel> branches = type.choices().get(name);
    if (branches != null) {
      problems.add(
          entry.key().at(),
          "MAP_ELEMENT",
          "`" + name + "` of " + type.name() + " is a choice.",
          "Write its type too: "
              + String.join(", ", branches.stream().map(ElementModel::name).limit(12).toList())
              + ".");
      return;
    }
    problems.unknown(
        entry.key().at(), "MAP_ELEMENT", "element of " + type.name(), name, type.elementNames());
  }

  /** Branches of which the first that lives is taken; they share one place in R4 order. */
  private @Nullable Unit first(
      TypeModel type, Node node, Scope scope, Spot spot, Set<String> given) {
    if (!(node instanceof Node.Sequence sequence) || sequence.items().isEmpty()) {
      problems.add(node.at(), "MAP_SYNTAX", "`$first:` takes a list of objects.");
      return null;
    }
    List<Ops.Branch> branches = new ArrayList<>();
    int lowest = Integer.MAX_VALUE;
    int highest = -1;
    boolean constant = true;
    Site required = null;
    for (Node item : sequence.items()) {
      if (!(item instanceof Node.Mapping object)) {
        problems.add(item.at(), "MAP_SYNTAX", "a branch of `$first:` is an object.");
        return null;
      }
      Steering steering = Steering.of(object, context);
      Branch branch = branch(type, steering, object, scope, spot, given);
      if (branch == null) {
        return null;
      }
      branches.add(branch.op());
      lowest = Math.min(lowest, branch.first());
      highest = Math.max(highest, branch.last());
      constant &= branch.op().constant() && steering.when() == null;
      required = branch.required() == null ? required : branch.required();
    }
    Op op = new Ops.First(branches.toArray(Ops.Branch[]::new));
    return new Unit(lowest, highest, false, op, constant, required);
  }

  private record Branch(Ops.Branch op, int first, int last, @Nullable Site required) {}

  private @Nullable Branch branch(
      TypeModel type,
      Steering steering,
      Node.Mapping object,
      Scope scope,
      Spot spot,
      Set<String> given) {
    if (steering.each() != null || !steering.first().isEmpty() || steering.elements().isEmpty()) {
      problems.add(object.at(), "MAP_WORD", "a branch of `$first:` holds elements only.");
      return null;
    }
    Scope inner = lets(steering, scope);
    List<Unit> units = new ArrayList<>();
    Map<String, Node.Entry> choices = new HashMap<>();
    for (Node.Entry entry : steering.elements()) {
      Unit unit = element(type, entry, inner, spot, given, choices);
      if (unit == null) {
        return null;
      }
      units.add(unit);
    }
    units.sort(Comparator.comparingInt(Unit::first).thenComparing(Unit::beside));
    Site required =
        units.stream().map(Unit::required).filter(s -> s != null).findFirst().orElse(null);
    Body body = close(withoutDemands(units), inner);
    Op op = when(steering, new Ops.Group(body.members()), inner, spot);
    return new Branch(
        new Ops.Branch(op, body.constant(), steering.keep()),
        units.get(0).first(),
        units.get(units.size() - 1).last(),
        required);
  }

  /** Whether anything required is missing is asked of {@code $first} as a whole. */
  private static List<Unit> withoutDemands(List<Unit> units) {
    return units.stream()
        .map(u -> new Unit(u.first(), u.last(), u.beside(), u.op(), u.constant(), null))
        .toList();
  }

  /** A scope with the object's own variables. */
  Scope lets(Steering steering, Scope scope) {
    if (steering.lets().isEmpty()) {
      return scope;
    }
    Scope inner = scope.nested();
    for (Node.Entry entry : steering.lets()) {
      define(entry.key().text(), entry.value(), inner);
    }
    return inner;
  }

  /** Defines a variable by a slot; it may not hide a column. */
  void define(String name, Node value, Scope scope) {
    if (scope.record != null && scope.record.indexOf(name) >= 0) {
      problems.add(value.at(), "MAP_NAME", "`" + name + "` would hide a column of its record.");
      return;
    }
    if (!(value instanceof Node.Scalar scalar)) {
      problems.add(value.at(), "MAP_SYNTAX", "a slot is expected here.", Nodes.quoteHint(value));
      return;
    }
    try {
      scope.define(name, values.template(Template.of(scalar), scope));
    } catch (SyntaxError error) {
      problems.syntax(error);
      scope.define(name, Typed.broken());
    }
  }

  /** The operation under the object's condition, if it has one. */
  Op when(Steering steering, Op then, Scope scope, Spot spot) {
    Node.Scalar when = steering.when();
    if (when == null) {
      return then;
    }
    return new Ops.When(condition(when, scope), new Site(spot.path(), when.at().toString()), then);
  }

  Condition condition(Node.Scalar scalar, Scope scope) {
    try {
      return new ConditionCompiler(context, values).compile(Template.condition(scalar), scope);
    } catch (SyntaxError error) {
      problems.syntax(error);
      return machine -> false;
    }
  }

  private void overlaps(List<Unit> units, Node at) {
    for (int i = 1; i < units.size(); i++) {
      if (units.get(i).first() <= units.get(i - 1).last() && !units.get(i).beside()) {
        problems.add(
            at.at(),
            "MAP_ELEMENT",
            "elements of a `$first:` and others would mix in R4 order.",
            "Use one `$first:` for each element.");
      }
    }
  }

  private void demand(TypeModel type, Set<String> given, Node at, Spot spot) {
    for (ElementModel element : type.elements()) {
      String name = element.choiceOf().isEmpty() ? element.name() : element.choiceOf();
      if (element.isRequired() && given.add(name)) {
        String shown = element.choiceOf().isEmpty() ? name : name + "[x]";
        problems.add(
            at.at(),
            "MAP_REQUIRED",
            spot.path() + "." + shown + " is required by FHIR and missing.");
      }
    }
  }

  /** Joins neighbouring constants and makes the members. */
  private Body close(List<Unit> units, Scope scope) {
    List<Op> ops = new ArrayList<>();
    List<@Nullable Site> required = new ArrayList<>();
    boolean constant = true;
    boolean demands = false;
    for (Unit unit : units) {
      constant &= unit.constant();
      int last = ops.size() - 1;
      if (unit.op() instanceof Ops.Constant more
          && last >= 0
          && ops.get(last) instanceof Ops.Constant before) {
        ops.set(last, new Ops.Constant(concat(before.bytes(), more.bytes())));
        continue;
      }
      ops.add(unit.op());
      Site site = unit.op() instanceof Ops.Constant ? null : unit.required();
      demands |= site != null;
      required.add(site);
    }
    int flag = demands ? scope.plan.flag() : -1;
    Members members = new Members(ops.toArray(Op[]::new), required.toArray(Site[]::new), flag);
    return new Body(members, constant);
  }

  static byte[] concat(byte[] a, byte[] b) {
    byte[] all = java.util.Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, all, a.length, b.length);
    return all;
  }

  static byte[] open(String name, char bracket) {
    String text = name.isEmpty() ? String.valueOf(bracket) : "\"" + name + "\":" + bracket;
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
