package org.imisconnect.map.run;

import java.util.Arrays;
import org.imisconnect.value.Result;
import org.imisconnect.value.Text;

/** The conditions of the language. */
public final class Conditions {
  private Conditions() {}

  /** How two values are compared. */
  public enum Order {
    TEXT,
    NUMBER,
    /** ISO dates; of a year and a day in it neither is before the other. */
    DATE
  }

  /** True when the value is present. */
  public record Present(Value value, int text) implements Condition {
    @Override
    public boolean test(Machine machine) {
      int mark = machine.scratch.size;
      Result result = value.read(machine, machine.texts[text]);
      machine.scratch.size = mark;
      return result == Result.VALUE;
    }
  }

  /** True when a boolean value is true. */
  public record True(Value value, int text) implements Condition {
    @Override
    public boolean test(Machine machine) {
      int mark = machine.scratch.size;
      Text found = machine.texts[text];
      boolean yes =
          value.read(machine, found) == Result.VALUE && found.length() == 4 && found.at(0) == 't';
      machine.scratch.size = mark;
      return yes;
    }
  }

  /** All parts ({@code and}) or one of them ({@code or}). */
  public static Condition junction(boolean all, Condition... parts) {
    return machine -> {
      for (Condition part : parts) {
        if (part.test(machine) != all) {
          return !all;
        }
      }
      return all;
    };
  }

  public static Condition not(Condition inner) {
    return machine -> !inner.test(machine);
  }

  /** A comparison; {@code operator} is one of {@code == != < <= > >=}. */
  public record Comparison(
      Value left, String operator, Value right, Order order, int leftText, int rightText)
      implements Condition {
    @Override
    public boolean test(Machine machine) {
      int mark = machine.scratch.size;
      Text a = machine.texts[leftText];
      Text b = machine.texts[rightText];
      boolean holds =
          left.read(machine, a) == Result.VALUE
              && right.read(machine, b) == Result.VALUE
              && areComparable(a, b)
              && holds(compare(a, b));
      machine.scratch.size = mark;
      return holds;
    }

    private boolean areComparable(Text a, Text b) {
      return switch (order) {
        case TEXT -> true;
        case NUMBER -> Numbers.isNumber(a) && Numbers.isNumber(b);
        case DATE -> a.length() == b.length() || !isStart(a, b);
      };
    }

    private static boolean isStart(Text a, Text b) {
      int length = Math.min(a.length(), b.length());
      return Arrays.equals(a.bytes, a.start, a.start + length, b.bytes, b.start, b.start + length);
    }

    private int compare(Text a, Text b) {
      return order == Order.NUMBER
          ? Numbers.compare(a, b)
          : Arrays.compareUnsigned(a.bytes, a.start, a.end, b.bytes, b.start, b.end);
    }

    private boolean holds(int comparison) {
      return switch (operator) {
        case "==" -> comparison == 0;
        case "!=" -> comparison != 0;
        case "<" -> comparison < 0;
        case "<=" -> comparison <= 0;
        case ">" -> comparison > 0;
        case ">=" -> comparison >= 0;
        default -> throw new IllegalStateException("unknown operator " + operator);
      };
    }
  }
}
