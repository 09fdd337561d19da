package org.imisconnect.map.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.imisconnect.finding.Place;

/** Reads the text of a slot. Throws {@link SyntaxError} at the first thing that does not fit. */
final class ExpressionParser {
  private static final int DEPTH = 64;
  private final String text;
  private final int end;
  private final IntFunction<Place> places;
  private int at;
  private int depth;

  /**
   * @param text the whole scalar
   * @param start first character of the expression in it
   * @param end character after the expression
   * @param places from an index in the scalar to its place in the file
   */
  ExpressionParser(String text, int start, int end, IntFunction<Place> places) {
    this.text = text;
    this.at = start;
    this.end = end;
    this.places = places;
  }

  /** A value, to the end of the text. */
  Expression value() {
    Expression result = coalesce();
    expectEnd();
    return result;
  }

  /** A condition, to the end of the text. */
  Expression condition() {
    Expression result = or();
    expectEnd();
    return result;
  }

  private Expression or() {
    Place place = here();
    List<Expression> parts = new ArrayList<>(List.of(and()));
    while (word("or")) {
      parts.add(and());
    }
    return parts.size() == 1 ? parts.get(0) : new Expression.Junction(false, parts, place);
  }

  private Expression and() {
    Place place = here();
    List<Expression> parts = new ArrayList<>(List.of(not()));
    while (word("and")) {
      parts.add(not());
    }
    return parts.size() == 1 ? parts.get(0) : new Expression.Junction(true, parts, place);
  }

  private Expression not() {
    Place place = here();
    if (word("not")) {
      return new Expression.Not(not(), place);
    }
    if (peek() == '(' && isCondition()) {
      at++;
      deeper();
      Expression inner = or();
      depth--;
      expect(')');
      return inner;
    }
    return comparison(place);
  }

  /** Whether the parenthesis here holds a condition, not a value to be piped or compared. */
  private boolean isCondition() {
    int saved = at;
    int savedDepth = depth;
    try {
      coalesce();
      return false;
    } catch (SyntaxError notAValue) {
      return true;
    } finally {
      at = saved;
      depth = savedDepth;
    }
  }

  private Expression comparison(Place place) {
    Expression left = coalesce();
    for (String operator : List.of("==", "!=", "<=", ">=", "<", ">")) {
      if (sign(operator)) {
        return new Expression.Compare(left, operator, coalesce(), place);
      }
    }
    if (word("in")) {
      expect('(');
      List<Expression> options = arguments();
      if (options.isEmpty()) {
        throw error("`in` needs at least one value");
      }
      return new Expression.In(left, options, place);
    }
    return left;
  }

  private Expression coalesce() {
    Place place = here();
    List<Expression> options = new ArrayList<>(List.of(pipe()));
    while (sign("??")) {
      options.add(pipe());
    }
    return options.size() == 1 ? options.get(0) : new Expression.Coalesce(options, place);
  }

  private Expression pipe() {
    Expression value = term();
    while (peek() == '|') {
      at++;
      Place place = here();
      String name = name("a function after `|`");
      List<Expression> arguments = new ArrayList<>();
      if (peek() == '(') {
        at++;
        arguments.addAll(arguments());
      }
      // The arguments of ref bind to the names of the key's slots in order; the piped one is last.
      arguments.add(name.equals("ref") ? arguments.size() : 0, value);
      value = new Expression.Call(name, arguments, place);
    }
    return value;
  }

  private Expression term() {
    Place place = here();
    char next = peek();
    if (next == '\'') {
      return quoted(place);
    }
    if (next == '(') {
      at++;
      deeper();
      Expression inner = coalesce();
      depth--;
      expect(')');
      return inner;
    }
    if (isDigit(next) || next == '-') {
      return number(place);
    }
    if (next == '$') {
      at++;
      return new Expression.Path("$" + name("a name after `$`"), place);
    }
    String name = name("a column, a function, a text in single quotes or a number");
    if (at < end && text.charAt(at) == '(') {
      at++;
      return new Expression.Call(name, arguments(), place);
    }
    StringBuilder path = new StringBuilder(name);
    while (at + 1 < end && text.charAt(at) == '.' && isNamePart(text.charAt(at + 1))) {
      path.append('.');
      at++;
      while (at < end && isNamePart(text.charAt(at))) {
        path.append(text.charAt(at++));
      }
    }
    return new Expression.Path(path.toString(), place);
  }

  private List<Expression> arguments() {
    deeper();
    List<Expression> arguments = new ArrayList<>();
    if (peek() != ')') {
      do {
        // A condition is an argument too: count(line, price > 0). Elsewhere the compiler refuses
        // it.
        arguments.add(or());
      } while (sign(","));
    }
    depth--;
    expect(')');
    return arguments;
  }

  private Expression quoted(Place place) {
    int close = text.indexOf('\'', at + 1);
    if (close < 0 || close >= end) {
      throw error("a text begins with ' and never ends");
    }
    String value = text.substring(at + 1, close);
    at = close + 1;
    return new Expression.Literal(value, false, place);
  }

  private Expression number(Place place) {
    int start = at;
    if (text.charAt(at) == '-') {
      at++;
    }
    int digits = at;
    while (at < end && (isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
      at++;
    }
    String value = text.substring(start, at);
    if (digits == at || value.endsWith(".") || value.indexOf('.') != value.lastIndexOf('.')) {
      at = start;
      throw error("a number looks like 12 or -0.5");
    }
    return new Expression.Literal(value, true, place);
  }

  private String name(String expected) {
    skipBlanks();
    int start = at;
    if (at < end && isNameStart(text.charAt(at))) {
      while (at < end && isNamePart(text.charAt(at))) {
        at++;
      }
    }
    if (start == at) {
      throw error(found() + "; expected is " + expected);
    }
    return text.substring(start, at);
  }

  private void expectEnd() {
    skipBlanks();
    if (at < end) {
      throw error(found() + " does not fit here; it may want `|`, `??` or the end of the slot");
    }
  }

  private void expect(char wanted) {
    if (peek() != wanted) {
      throw error(found() + "; expected is `" + wanted + "`");
    }
    at++;
  }

  private boolean sign(String wanted) {
    skipBlanks();
    if (at + wanted.length() <= end && text.startsWith(wanted, at)) {
      at += wanted.length();
      return true;
    }
    return false;
  }

  private boolean word(String wanted) {
    skipBlanks();
    int after = at + wanted.length();
    if (after <= end
        && text.startsWith(wanted, at)
        && (after == end || (!isNamePart(text.charAt(after)) && text.charAt(after) != '.'))) {
      at = after;
      return true;
    }
    return false;
  }

  private void deeper() {
    if (++depth > DEPTH) {
      throw error("more than " + DEPTH + " levels of parentheses");
    }
  }

  private char peek() {
    skipBlanks();
    return at < end ? text.charAt(at) : '\0';
  }

  private void skipBlanks() {
    while (at < end && (text.charAt(at) == ' ' || text.charAt(at) == '\n')) {
      at++;
    }
  }

  private String found() {
    return at < end ? "found `" + text.charAt(at) + "`" : "the slot ends here";
  }

  private Place here() {
    skipBlanks();
    return places.apply(Math.min(at, Math.max(0, text.length() - 1)));
  }

  private SyntaxError error(String message) {
    return new SyntaxError(here(), message);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isNameStart(char c) {
    return c == '_' || Character.isLetter(c);
  }

  private static boolean isNamePart(char c) {
    return isNameStart(c)
        || Character.isDigit(c)
        || Character.getType(c) == Character.NON_SPACING_MARK;
  }
}
