package org.imisconnect.map.compile;

import java.util.List;
import org.imisconnect.finding.Place;

/** What stands between the braces of a slot, parsed. Immutable. */
sealed interface Expression {
  /** Where it begins in the pack's file. */
  Place at();

  /** A name: a column, {@code join.column}, a variable, or {@code $name}. */
  record Path(String name, Place at) implements Expression {}

  /** A quoted text or a number, as written. */
  record Literal(String text, boolean number, Place at) implements Expression {}

  /** A function with its arguments; a piped value is among them already. */
  record Call(String function, List<Expression> arguments, Place at) implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /** The first option that is not absent. */
  record Coalesce(List<Expression> options, Place at) implements Expression {
    public Coalesce {
      options = List.copyOf(options);
    }
  }

  /** A comparison by one of {@code == != < <= > >=}. */
  record Compare(Expression left, String operator, Expression right, Place at)
      implements Expression {}

  /** Whether a value equals one of several. */
  record In(Expression value, List<Expression> options, Place at) implements Expression {
    public In {
      options = List.copyOf(options);
    }
  }

  /** All of them ({@code and}) or one of them ({@code or}). */
  record Junction(boolean all, List<Expression> parts, Place at) implements Expression {
    public Junction {
      parts = List.copyOf(parts);
    }
  }

  record Not(Expression inner, Place at) implements Expression {}
}
