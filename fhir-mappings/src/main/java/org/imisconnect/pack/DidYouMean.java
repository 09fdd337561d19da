package org.imisconnect.pack;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that somebody probably meant. Pure. */
public final class DidYouMean {
  private DidYouMean() {}

  /**
   * The nearest of the names that exist: at most one edit for short names (none below three
   * letters), up to three for long ones; a swap of neighbours is one edit, case counts for nothing.
   * The first in order of equals.
   */
  public static Optional<String> find(String written, Collection<String> names) {
    String wanted = written.toLowerCase(Locale.ROOT);
    int best = allowed(wanted.length()) + 1;
    String found = "";
    for (String name : names) {
      int distance = distance(wanted, name.toLowerCase(Locale.ROOT), best);
      if (distance < best) {
        best = distance;
        found = name;
      }
    }
    return found.isEmpty() ? Optional.empty() : Optional.of(found);
  }

  /** {@code Did you mean `name`?} with nothing around it, or an empty text. */
  public static String sentence(String written, Collection<String> names) {
    return find(written, names).map(name -> "Did you mean `" + name + "`?").orElse("");
  }

  private static int allowed(int length) {
    return length <= 2 ? 0 : length <= 4 ? 1 : length <= 8 ? 2 : 3;
  }

  /** Edits between two texts (insert, drop, change, swap of neighbours); stops at the limit. */
  private static int distance(String a, String b, int limit) {
    if (Math.abs(a.length() - b.length()) >= limit) {
      return limit;
    }
    int[] before = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, Math.min(last[j], row[j - 1]) + 1);
        if (i > 1 && j > 1 && swapped(a, b, i, j)) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      before = last;
      last = row;
    }
    return Math.min(last[b.length()], limit);
  }

  private static boolean swapped(String a, String b, int i, int j) {
    return a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
  }
}
