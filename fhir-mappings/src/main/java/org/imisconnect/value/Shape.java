package org.imisconnect.value;

/** Says what a value looks like without showing it: {@code 8 characters, 1 letter}. */
public final class Shape {
  private Shape() {}

  /** The shape of a text: characters, letters, digits, blanks, others; only what is there. */
  public static String of(Text text) {
    return of(text.toString());
  }

  /** The shape of a text: characters, letters, digits, blanks, others; only what is there. */
  public static String of(String value) {
    int characters = value.codePointCount(0, value.length());
    long digits = value.codePoints().filter(Character::isDigit).count();
    long letters = value.codePoints().filter(Character::isLetter).count();
    long blanks = value.codePoints().filter(Character::isWhitespace).count();
    StringBuilder shape = new StringBuilder();
    append(shape, characters, "character");
    append(shape, digits == characters ? 0 : digits, "digit");
    append(shape, letters == characters ? 0 : letters, "letter");
    append(shape, blanks, "blank");
    if (digits == characters && characters > 0) {
      shape.append(", all digits");
    } else if (letters == characters && characters > 0) {
      shape.append(", all letters");
    }
    return shape.isEmpty() ? "nothing" : shape.toString();
  }

  private static void append(StringBuilder shape, long count, String noun) {
    if (count > 0) {
      shape.append(shape.isEmpty() ? "" : ", ").append(count).append(' ').append(noun);
      shape.append(count == 1 ? "" : "s");
    }
  }
}
