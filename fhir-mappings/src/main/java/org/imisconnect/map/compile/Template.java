package org.imisconnect.map.compile;

import java.util.ArrayList;
import java.util.List;
import org.imisconnect.finding.Place;
import org.imisconnect.pack.Node;

/**
 * A scalar cut into text and slots.
 *
 * @param parts in order; one part of text where there is no slot
 */
record Template(List<Part> parts, Place at) {
  Template {
    parts = List.copyOf(parts);
  }

  /** A piece of a scalar. */
  sealed interface Part {}

  record Text(String text) implements Part {}

  /**
   * @param optional marked by {@code ?}: an absent value leaves the rest alone
   */
  record Slot(Expression expression, boolean optional) implements Part {}

  boolean isConstant() {
    return parts.stream().allMatch(part -> part instanceof Text);
  }

  /** The text of a constant template. */
  String text() {
    StringBuilder all = new StringBuilder();
    for (Part part : parts) {
      if (part instanceof Text piece) {
        all.append(piece.text());
      }
    }
    return all.toString();
  }

  /** Parses a scalar. Throws {@link SyntaxError}. */
  static Template of(Node.Scalar scalar) {
    String text = scalar.text();
    List<Part> parts = new ArrayList<>();
    StringBuilder plain = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      boolean doubled = at + 1 < text.length() && text.charAt(at + 1) == c;
      if ((c == '{' || c == '}') && doubled) {
        plain.append(c);
        at += 2;
      } else if (c == '{') {
        int close = close(scalar, at);
        if (!plain.isEmpty()) {
          parts.add(new Text(plain.toString()));
          plain.setLength(0);
        }
        parts.add(slot(scalar, at + 1, close));
        at = close + 1;
      } else if (c == '}') {
        throw new SyntaxError(place(scalar, at), "a `}` without its `{`; write `}}` for the sign");
      } else {
        plain.append(c);
        at++;
      }
    }
    if (!plain.isEmpty() || parts.isEmpty()) {
      parts.add(new Text(plain.toString()));
    }
    return new Template(parts, scalar.at());
  }

  /** Parses a scalar that is a condition in braces. Throws {@link SyntaxError}. */
  static Expression condition(Node.Scalar scalar) {
    String text = scalar.text();
    if (!text.startsWith("{") || !text.endsWith("}") || text.length() < 3) {
      throw new SyntaxError(scalar.at(), "a condition stands in braces and quotes: \"{column}\"");
    }
    return new ExpressionParser(text, 1, text.length() - 1, i -> place(scalar, i)).condition();
  }

  /** Parses a scalar that is exactly one slot. Throws {@link SyntaxError}. */
  static Expression single(Node.Scalar scalar) {
    Template template = of(scalar);
    if (template.parts().size() == 1
        && template.parts().get(0) instanceof Slot slot
        && !slot.optional()) {
      return slot.expression();
    }
    throw new SyntaxError(scalar.at(), "expected is one slot, such as \"{column}\"");
  }

  private static Slot slot(Node.Scalar scalar, int start, int close) {
    int end = close;
    boolean optional = scalar.text().charAt(close - 1) == '?' && close - 1 > start;
    if (optional) {
      end--;
    }
    Expression value =
        new ExpressionParser(scalar.text(), start, end, i -> place(scalar, i)).value();
    return new Slot(value, optional);
  }

  private static int close(Node.Scalar scalar, int open) {
    String text = scalar.text();
    boolean quoted = false;
    for (int i = open + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\'') {
        quoted = !quoted;
      } else if (c == '}' && !quoted) {
        return i;
      }
    }
    throw new SyntaxError(place(scalar, open), "a slot begins with `{` and never ends");
  }

  /** The place of a character of a scalar; of its line's first characters where it has several. */
  static Place place(Node.Scalar scalar, int index) {
    Place at = scalar.at();
    int newlines = 0;
    int lineStart = 0;
    for (int i = 0; i < index && i < scalar.text().length(); i++) {
      if (scalar.text().charAt(i) == '\n') {
        newlines++;
        lineStart = i + 1;
      }
    }
    int column =
        newlines > 0 ? index - lineStart + 1 : at.column() + index + (scalar.quoted() ? 1 : 0);
    return Place.of(at.file(), at.line() + newlines, column);
  }
}
