package org.imisconnect.map.compile;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.imisconnect.map.run.Lists;
import org.imisconnect.map.run.Op;
import org.imisconnect.map.run.Ops;
import org.imisconnect.map.run.PrimitiveRule;
import org.imisconnect.map.run.Reads;
import org.imisconnect.map.run.Site;
import org.imisconnect.map.run.SlotOp;
import org.imisconnect.model.Binding;
import org.imisconnect.model.ElementModel;
import org.imisconnect.model.TypeModel;
import org.imisconnect.pack.Node;
import org.imisconnect.value.Kind;
import org.imisconnect.value.R4Rule;
import org.jspecify.annotations.Nullable;

/** Scalars of a template: constants are checked here, slots get the rule of their primitive. */
final class ScalarCompiler {
  private final PackContext context;
  private final Problems problems;
  private final ValueCompiler values;

  ScalarCompiler(PackContext context, ValueCompiler values) {
    this.context = context;
    this.problems = context.problems;
    this.values = values;
  }

  /** A member with its name. */
  ElementCompiler.@Nullable Made compile(
      TypeModel type,
      ElementModel element,
      String name,
      Node.Scalar scalar,
      Scope scope,
      Spot spot) {
    Typed value = value(element, scalar, scope);
    if (value == null) {
      return null;
    }
    if (value.kind() == Kind.LIST) {
      problems.add(
          scalar.at(),
          "MAP_CARDINALITY",
          "`" + element.name() + "` takes one value; found a list.",
          "Use it in `$each`, or join its parts: {x | split(';') | join(' ')}.");
      return null;
    }
    byte[] prefix = ("\"" + name + "\":").getBytes(StandardCharsets.UTF_8);
    return made(type, element, prefix, value, scalar, scope, spot);
  }

  /** An entry of a list; a slot that gives a list gives several. */
  ElementCompiler.@Nullable Made entry(
      TypeModel type,
      ElementModel element,
      Node.Scalar scalar,
      Scope scope,
      Spot spot,
      int position) {
    Typed value = value(element, scalar, scope);
    if (value == null) {
      return null;
    }
    byte[] prefix = {};
    if (value.kind() != Kind.LIST) {
      ElementCompiler.Made made = made(type, element, prefix, value, scalar, scope, spot);
      return made == null
          ? null
          : new ElementCompiler.Made(new Ops.Entry(made.op(), position), made.constant());
    }
    int slot = scope.plan.variable();
    Typed part = EachCompiler.entry(value, slot);
    ElementCompiler.Made made = made(type, element, prefix, part, scalar, scope, spot);
    if (made == null) {
      return null;
    }
    Lists lists = EachCompiler.lists(value, slot);
    Site site = new Site(spot.path(), scalar.at().toString());
    return new ElementCompiler.Made(
        new Ops.EachEntry(lists, site, new Ops.Entry(made.op(), position)), false);
  }

  private @Nullable Typed value(ElementModel element, Node.Scalar scalar, Scope scope) {
    if (!PrimitiveRule.isKnown(element.typeName())) {
      problems.add(
          scalar.at(),
          "MAP_ELEMENT",
          "`" + element.name() + "` (" + element.typeName() + ") is not made by a mapping.");
      return null;
    }
    try {
      Typed value = values.template(Template.of(scalar), scope);
      return value.isBroken() ? null : value;
    } catch (SyntaxError error) {
      problems.syntax(error);
      return null;
    }
  }

  private ElementCompiler.@Nullable Made made(
      TypeModel type,
      ElementModel element,
      byte[] prefix,
      Typed value,
      Node.Scalar scalar,
      Scope scope,
      Spot spot) {
    boolean isReference = type.name().equals("Reference") && element.name().equals("reference");
    PrimitiveRule rule = isReference ? PrimitiveRule.reference() : rule(element);
    Binding binding = element.binding().filter(Binding::isListed).orElse(null);
    String constant = value.constant();
    if (constant != null) {
      return constant(element, prefix, constant, rule, binding, scalar);
    }
    if (!Kinds.fits(value.kind(), element.typeName())) {
      problems.add(
          scalar.at(),
          "MAP_VALUE",
          "`"
              + element.name()
              + "` takes "
              + element.typeName()
              + "; the slot gives "
              + Kinds.name(value.kind())
              + ".");
      return null;
    }
    if (isReference && !mayRefer(value, spot)) {
      problems.add(
          scalar.at(),
          "MAP_REFERENCE",
          spot.path().replace(".reference", "") + " does not refer to " + value.targets() + ".",
          "Allowed: " + String.join(", ", spot.targets()) + ".");
      return null;
    }
    PrimitiveRule fitting = fitting(element, value, rule, binding, isReference, scalar);
    Site site = new Site(spot.path(), scalar.at().toString());
    Op op =
        new SlotOp(
            prefix, value.value(), fitting, site, scope.plan.text(), new Reads(value.cells()));
    context.uses.add(
        new SlotUse(
            spot.map(),
            scalar.text(),
            site,
            value.cells(),
            binding == null ? "" : binding.valueSet()));
    return new ElementCompiler.Made(op, isPosition(value));
  }

  /** Currencies and languages are codes that no list of R4 holds. */
  private static PrimitiveRule rule(ElementModel element) {
    if (element.valueSet().endsWith("/currencies")) {
      return PrimitiveRule.of("code", R4Rule.CURRENCY);
    }
    boolean language = element.name().equals("language") && element.typeName().equals("code");
    return language
        ? PrimitiveRule.of("code", R4Rule.LANGUAGE)
        : PrimitiveRule.of(element.typeName());
  }

  /** A position alone is as good as a constant: it keeps nothing alive. */
  private static boolean isPosition(Typed value) {
    return value.value() instanceof org.imisconnect.map.run.Values.Position;
  }

  private static boolean mayRefer(Typed value, Spot spot) {
    List<String> targets = spot.targets();
    return value.targets().isEmpty()
        || targets.isEmpty()
        || targets.contains("Resource")
        || targets.contains(value.targets());
  }

  private ElementCompiler.@Nullable Made constant(
      ElementModel element,
      byte[] prefix,
      String constant,
      PrimitiveRule rule,
      @Nullable Binding binding,
      Node.Scalar scalar) {
    if (!rule.accepts(constant)) {
      problems.add(
          scalar.at(),
          "MAP_VALUE",
          "`" + element.name() + "` takes " + rule.allowed() + "; found \"" + constant + "\".");
      return null;
    }
    if (binding != null && !binding.codes().contains(constant)) {
      problems.unknown(
          scalar.at(), "MAP_CODE", "code of " + shortName(binding), constant, binding.codes());
      return null;
    }
    byte[] json = ObjectCompiler.concat(prefix, rule.json(constant));
    Op op = new Ops.Constant(ObjectCompiler.concat(json, new byte[] {','}));
    return new ElementCompiler.Made(op, true);
  }

  private PrimitiveRule fitting(
      ElementModel element,
      Typed value,
      PrimitiveRule rule,
      @Nullable Binding binding,
      boolean isReference,
      Node.Scalar scalar) {
    Map<String, String> codes = value.codes();
    if (binding == null) {
      boolean sure =
          Kinds.isSure(value.kind(), element.typeName())
              || (isReference && !value.targets().isEmpty());
      return sure ? rule.trusted() : rule;
    }
    if (codes == null) {
      return rule.among(binding.codes(), shortName(binding));
    }
    for (Map.Entry<String, String> code : codes.entrySet()) {
      if (!binding.codes().contains(code.getKey())) {
        String from = code.getValue().isEmpty() ? "\"" + code.getKey() + "\"" : code.getValue();
        problems.add(
            scalar.at(),
            "MAP_CODE",
            "`" + element.name() + "` takes a code of " + shortName(binding) + "; " + from + ".",
            "Allowed: " + String.join(", ", binding.codes()) + ".");
      }
    }
    return rule.trusted();
  }

  private static String shortName(Binding binding) {
    return binding.valueSet().substring(binding.valueSet().lastIndexOf('/') + 1);
  }
}
