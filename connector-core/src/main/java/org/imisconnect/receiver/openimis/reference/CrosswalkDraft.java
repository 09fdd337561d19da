package org.imisconnect.receiver.openimis.reference;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.imisconnect.receiver.ReferenceEntry;

/**
 * Proposes rows of a crosswalk for a person to look at: equal codes first, then names that are much
 * alike. Never applied by itself. Pure.
 */
public final class CrosswalkDraft {
  private static final double ALIKE = 0.5;

  private CrosswalkDraft() {}

  /**
   * One proposal.
   *
   * @param source national code
   * @param target the receiver's code
   * @param likeness 1 for an equal code; below, how much the names agree
   */
  public record Proposal(String source, String target, double likeness, String why) {}

  /**
   * Proposals for one national code, best first, at most three.
   *
   * @param name national name; empty where none
   */
  public static List<Proposal> propose(String code, String name, List<ReferenceEntry> entries) {
    List<Proposal> proposals = new ArrayList<>();
    Set<String> pairs = pairs(name);
    for (ReferenceEntry entry : entries) {
      if (squeezed(entry.code()).equals(squeezed(code))) {
        proposals.add(new Proposal(code, entry.code(), 1, "equal code"));
      } else if (!pairs.isEmpty()) {
        double likeness = likeness(pairs, pairs(entry.name()));
        if (likeness >= ALIKE) {
          proposals.add(new Proposal(code, entry.code(), likeness * 0.99, "similar name"));
        }
      }
    }
    proposals.sort(
        Comparator.comparingDouble(Proposal::likeness).reversed().thenComparing(Proposal::target));
    return List.copyOf(proposals.subList(0, Math.min(3, proposals.size())));
  }

  /** Dice's measure over pairs of neighbouring letters. */
  private static double likeness(Set<String> left, Set<String> right) {
    long common = left.stream().filter(right::contains).count();
    return left.isEmpty() || right.isEmpty() ? 0 : 2.0 * common / (left.size() + right.size());
  }

  private static Set<String> pairs(String name) {
    String text = squeezed(name);
    Set<String> pairs = new HashSet<>();
    for (int i = 0; i + 1 < text.length(); i++) {
      pairs.add(text.substring(i, i + 2));
    }
    return pairs;
  }

  private static String squeezed(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{InCombiningDiacriticalMarks}", "")
        .toUpperCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{M}\\p{N}]", "");
  }
}
