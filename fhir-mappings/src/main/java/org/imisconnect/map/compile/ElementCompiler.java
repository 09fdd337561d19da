package org.imisconnect.map.compile;

import java.util.ArrayList;
import java.util.List;
import org.imisconnect.map.run.Members;
import org.imisconnect.map.run.Op;
import org.imisconnect.map.run.Ops;
import org.imisconnect.map.run.Site;
import org.imisconnect.model.ElementModel;
import org.imisconnect.model.R4Model;
import org.imisconnect.model.TypeModel;
import org.imisconnect.pack.Node;
import org.jspecify.annotations.Nullable;

/** One element of an object: a primitive, an object, or a list of either. */
final class ElementCompiler {
  private final PackContext context;
  private final Problems problems;
  private final ObjectCompiler objects;
  private final ScalarCompiler scalars;
  private final EachCompiler each;

  ElementCompiler(PackContext context, ValueCompiler values, ObjectCompiler objects) {
    this.context = context;
    this.problems = context.problems;
    this.objects = objects;
    this.scalars = new ScalarCompiler(context, values);
    this.each = new EachCompiler(context, values);
  }

  /** An operation and whether it depends on no row. */
  record Made(Op op, boolean constant) {}

  @Nullable Unit compile(TypeModel type, ElementModel element, Node node, Scope scope, Spot spot) {
    List<String> targets =
        type.name().equals("Reference") ? spot.targets() : element.referenceTargets();
    Spot inside = spot.in(element.name()).targeting(targets);
    if (element.typeName().equals("Resource") || isId(type, element)) {
      problems.add(
          node.at(),
          "MAP_ELEMENT",
          "`" + element.name() + "` is not made by a mapping.",
          isId(type, element) ? "The id is made of `key:`." : "Make it by a map of its own.");
      return null;
    }
    if (!fitsCardinality(element, node, type)) {
      return null;
    }
    Made made =
        element.isList()
            ? list(type, element, element.name(), ((Node.Sequence) node).items(), scope, inside)
            : single(type, element, element.name(), node, scope, inside);
    if (made == null) {
      return null;
    }
    Site required = element.isRequired() ? new Site(inside.path(), node.at().toString()) : null;
    int place = place(type, element);
    return new Unit(place, place, false, made.op(), made.constant(), required);
  }

  /** Place in the order of HAPI's encoder, which begins an extension with its url. */
  private static int place(TypeModel type, ElementModel element) {
    if (!type.name().equals("Extension")) {
      return element.index();
    }
    int url = type.element("url").orElseThrow().index();
    int inner = type.element("extension").orElseThrow().index();
    return switch (element.name()) {
      case "url" -> Math.min(url, inner);
      case "extension" -> Math.max(url, inner);
      default -> element.index();
    };
  }

  private static boolean isId(TypeModel type, ElementModel element) {
    return element.name().equals("id") && type.kind() == org.imisconnect.model.TypeKind.RESOURCE;
  }

  private boolean fitsCardinality(ElementModel element, Node node, TypeModel type) {
    String name = "`" + element.name() + "` of " + type.name();
    if (Nodes.isUnquotedSlot(node)) {
      problems.add(
          node.at(), "MAP_SYNTAX", "a slot without quotes is an object.", Nodes.quoteHint(node));
      return false;
    }
    if (element.isList() != node instanceof Node.Sequence) {
      problems.add(
          node.at(),
          "MAP_CARDINALITY",
          name
              + (element.isList() ? " is a list" : " takes one value")
              + "; found "
              + Nodes.kind(node)
              + ".",
          element.isList() ? "Write it in brackets: [ … ]." : "Write it without brackets.");
      return false;
    }
    return true;
  }

  private @Nullable Made single(
      TypeModel type, ElementModel element, String name, Node node, Scope scope, Spot spot) {
    if (element.isPrimitive()) {
      if (node instanceof Node.Scalar scalar) {
        return scalars.compile(type, element, name, scalar, scope, spot);
      }
      problems.add(
          node.at(),
          "MAP_CARDINALITY",
          "`"
              + element.name()
              + "` takes "
              + element.typeName()
              + ", a text; found "
              + Nodes.kind(node)
              + ".");
      return null;
    }
    TypeModel inner = element.typeModel().orElse(null);
    if (!(node instanceof Node.Mapping object) || inner == null) {
      problems.add(
          node.at(),
          "MAP_CARDINALITY",
          "`"
              + element.name()
              + "` takes an object ("
              + element.typeName()
              + "); found "
              + Nodes.kind(node)
              + ".");
      return null;
    }
    Steering steering = Steering.of(object, context);
    if (steering.each() != null) {
      problems.add(
          object.at(),
          "MAP_CARDINALITY",
          "`$each` stands in lists only, and `" + element.name() + "` takes one value.");
      return null;
    }
    return object(inner, name, steering, object, scope, spot);
  }

  private Made object(
      TypeModel type, String name, Steering steering, Node at, Scope scope, Spot spot) {
    Scope inner = objects.lets(steering, scope);
    ObjectCompiler.Body body = objects.body(type, steering, at, inner, spot);
    Op block =
        new Ops.Block(
            ObjectCompiler.open(name, '{'),
            (byte) '}',
            body.members(),
            body.constant(),
            steering.keep());
    Op op = objects.when(steering, block, inner, spot);
    // A condition asks the row; so does $keep, since it lets constants stand for a fact.
    return new Made(op, body.constant() && steering.when() == null && !steering.keep());
  }

  private @Nullable Made list(
      TypeModel type, ElementModel element, String name, List<Node> items, Scope scope, Spot spot) {
    boolean repeats = items.stream().anyMatch(ElementCompiler::repeats);
    int position = scope.plan.position();
    Scope inner = scope.nested();
    if (repeats || scope.variable("$position") == null) {
      inner.define("$position", ValueCompiler.position(position));
    }
    List<Op> ops = new ArrayList<>();
    boolean constant = true;
    for (Node item : items) {
      Made made =
          element.isPrimitive()
              ? entry(type, element, item, inner, spot, position)
              : objectEntry(element, item, inner, spot, position);
      if (made == null) {
        return null;
      }
      ops.add(made.op());
      constant &= made.constant();
    }
    return new Made(array(name, ops, constant, position), constant);
  }

  private static boolean isTag(Spot spot) {
    return spot.path().endsWith(".meta.tag") || spot.path().endsWith(".meta.security");
  }

  private static boolean hasConstant(Steering steering, String name) {
    return steering.elements().stream()
        .anyMatch(
            entry ->
                entry.key().text().equals(name)
                    && entry.value() instanceof Node.Scalar scalar
                    && scalar.text().indexOf('{') < 0);
  }

  private static Op array(String name, List<Op> ops, boolean constant, int position) {
    Members members = new Members(ops.toArray(Op[]::new), new Site[ops.size()], -1);
    Op block = new Ops.Block(ObjectCompiler.open(name, '['), (byte) ']', members, constant, false);
    return new Ops.Counted(block, position);
  }

  private static boolean repeats(Node item) {
    return item instanceof Node.Mapping object && object.find("$each").isPresent();
  }

  private @Nullable Made entry(
      TypeModel type, ElementModel element, Node item, Scope scope, Spot spot, int position) {
    if (item instanceof Node.Scalar scalar) {
      return scalars.entry(type, element, scalar, scope, spot, position);
    }
    problems.add(
        item.at(),
        "MAP_CARDINALITY",
        "`"
            + element.name()
            + "` is a list of "
            + element.typeName()
            + "; found "
            + Nodes.kind(item)
            + ".",
        Nodes.quoteHint(item));
    return null;
  }

  private @Nullable Made objectEntry(
      ElementModel element, Node item, Scope scope, Spot spot, int position) {
    TypeModel type = element.typeModel().orElse(null);
    if (!(item instanceof Node.Mapping object) || type == null || Nodes.isUnquotedSlot(item)) {
      problems.add(
          item.at(),
          "MAP_CARDINALITY",
          "`"
              + element.name()
              + "` is a list of objects ("
              + element.typeName()
              + "); found "
              + Nodes.kind(item)
              + ".",
          Nodes.quoteHint(item));
      return null;
    }
    Steering steering = Steering.of(object, context);
    if (isTag(spot) && !hasConstant(steering, "system") && !hasConstant(steering, "code")) {
      problems.add(
          item.at(),
          "MAP_REQUIRED",
          "a tag of `meta` needs a constant `system` or `code`: others drop one without.");
    }
    Node over = steering.each();
    if (over == null) {
      Made made = object(type, "", steering, object, scope, spot);
      return new Made(new Ops.Entry(made.op(), position), made.constant());
    }
    EachCompiler.Each loop = each.compile(over, steering.as(), scope, spot);
    if (loop == null) {
      return null;
    }
    Made made = object(type, "", steering, object, loop.scope(), spot);
    return new Made(loop.around().apply(new Ops.Entry(made.op(), position)), false);
  }

  /** The {@code _name} beside a primitive: extensions of its own. */
  @Nullable Unit beside(
      TypeModel type, ElementModel element, Node.Entry entry, Scope scope, Spot spot) {
    Node node = entry.value();
    Node extension =
        node instanceof Node.Mapping object && object.entries().size() == 1
            ? object.find("extension").orElse(null)
            : null;
    if (element.isList() || !(extension instanceof Node.Sequence list)) {
      problems.add(
          node.at(),
          "MAP_ELEMENT",
          element.isList()
              ? "`_"
                  + element.name()
                  + "` of "
                  + type.name()
                  + " stands beside a list, which a"
                  + " mapping cannot keep in step."
              : "`_" + element.name() + "` takes an object with `extension`.");
      return null;
    }
    ElementModel model =
        R4Model.type("HumanName").flatMap(name -> name.element("extension")).orElseThrow();
    Spot inside = spot.in(element.name());
    Made made = list(type, model, "extension", list.items(), scope, inside.in("extension"));
    if (made == null) {
      return null;
    }
    Members members = new Members(new Op[] {made.op()}, new Site[1], -1);
    Op block =
        new Ops.Block(
            ObjectCompiler.open("_" + element.name(), '{'),
            (byte) '}',
            members,
            made.constant(),
            false);
    return new Unit(element.index(), element.index(), true, block, made.constant(), null);
  }
}
