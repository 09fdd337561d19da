package org.imisconnect.cli.terminal;

import java.util.Locale;
import java.util.Map;

/**
 * The signs that say whether it is well, with an ASCII form where the terminal may not show them,
 * and colour where it is wanted. Colour only underlines what the words say.
 *
 * @param unicode whether ✓ and ✗ can be shown
 * @param colour whether escape sequences may be written
 */
public record Signs(boolean unicode, boolean colour) {

  static Signs of(Map<String, String> variables, boolean terminal) {
    String term = variables.getOrDefault("TERM", "");
    boolean windows = variables.containsKey("OS") && !variables.containsKey("WT_SESSION");
    boolean colour =
        terminal && !variables.containsKey("NO_COLOR") && !term.equals("dumb") && !windows;
    boolean ascii = windows || variables.containsKey("IMISCONNECT_ASCII");
    return new Signs(!ascii, colour);
  }

  public String good() {
    return paint("32", unicode ? "✓" : "OK");
  }

  public String bad() {
    return paint("31", unicode ? "✗" : "X");
  }

  public String attention() {
    return paint("33", "!");
  }

  /** A middle dot between facts. */
  public String dot() {
    return unicode ? "·" : "-";
  }

  /** An arrow towards a result. */
  public String arrow() {
    return unicode ? "→" : "->";
  }

  private String paint(String code, String text) {
    return colour ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
  }

  /** A count with thousands separators: {@code 12,907}. */
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
