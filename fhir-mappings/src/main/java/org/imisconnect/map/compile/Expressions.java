package org.imisconnect.map.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Questions about parsed expressions. Pure. */
final class Expressions {
  private Expressions() {}

  /** The expression in one spelling, whatever its blanks: equal texts mean equal expressions. */
  static String text(Expression expression) {
    if (expression instanceof Expression.Path path) {
      return path.name();
    }
    if (expression instanceof Expression.Literal literal) {
      return literal.number() ? literal.text() : "'" + literal.text() + "'";
    }
    if (expression instanceof Expression.Call call) {
      return call.function() + "(" + texts(call.arguments(), ", ") + ")";
    }
    if (expression instanceof Expression.Coalesce coalesce) {
      return "(" + texts(coalesce.options(), " ?? ") + ")";
    }
    if (expression instanceof Expression.Compare compare) {
      return text(compare.left()) + " " + compare.operator() + " " + text(compare.right());
    }
    if (expression instanceof Expression.In in) {
      return text(in.value()) + " in (" + texts(in.options(), ", ") + ")";
    }
    if (expression instanceof Expression.Junction junction) {
      return "(" + texts(junction.parts(), junction.all() ? " and " : " or ") + ")";
    }
    return "not " + text(((Expression.Not) expression).inner());
  }

  private static String texts(List<Expression> all, String between) {
    return all.stream().map(Expressions::text).collect(Collectors.joining(between));
  }

  /** The names that a template's slots use, in order, each once; without {@code $names}. */
  static List<String> names(List<Template> templates) {
    List<String> names = new ArrayList<>();
    for (Template template : templates) {
      for (Template.Part part : template.parts()) {
        if (part instanceof Template.Slot slot) {
          collect(slot.expression(), names);
        }
      }
    }
    return names;
  }

  private static void collect(Expression expression, List<String> names) {
    if (expression instanceof Expression.Path path) {
      boolean bound = !path.name().startsWith("$") || path.name().equals("$value");
      if (bound && !names.contains(path.name())) {
        names.add(path.name());
      }
    } else if (expression instanceof Expression.Call call) {
      boolean named = call.function().equals("ref") || call.function().equals("table");
      List<Expression> arguments = call.arguments();
      for (int i = 0; i < arguments.size(); i++) {
        boolean isName =
            named && (call.function().equals("ref") ? i == 0 : i == arguments.size() - 1);
        if (!isName) {
          collect(arguments.get(i), names);
        }
      }
    } else if (expression instanceof Expression.Coalesce coalesce) {
      coalesce.options().forEach(option -> collect(option, names));
    }
  }
}
