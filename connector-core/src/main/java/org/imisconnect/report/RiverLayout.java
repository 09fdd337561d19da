package org.imisconnect.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Lays out the river: a tree from what was read to what came of it, leaves at the right, so that
 * nothing crosses and every name has its place. One thread, used once.
 */
final class RiverLayout {
  private static final int TOP = 40;
  private static final int BAR = 14;
  private static final int GAP = 22;
  private static final int LEAST = 3;
  private static final int SCALE = 250;
  private static final int[] COLUMNS = {0, 230, 460, 690};

  private final List<River.Node> nodes = new ArrayList<>();
  private final List<River.Band> bands = new ArrayList<>();
  private final List<Leaf> leaves = new ArrayList<>();

  /** One fate with its weight. */
  record Leaf(Fate fate, double weight, String number) {}

  /** What a middle place is called, and which leaves flow through it. */
  record Middle(String name, String number, Predicate<Fate> through) {}

  private record Placed(Leaf leaf, int y, int height) {}

  River lay(String title, String unit, List<Leaf> given, List<Middle> middles) {
    leaves.addAll(given);
    double total = leaves.stream().mapToDouble(Leaf::weight).sum();
    List<Placed> placed = new ArrayList<>();
    int y = TOP;
    for (Leaf leaf : leaves) {
      int height = LEAST + (int) Math.round(SCALE * leaf.weight() / Math.max(total, 1e-9));
      placed.add(new Placed(leaf, y, height));
      nodes.add(
          new River.Node(
              leaf.fate().label(),
              leaf.number(),
              leaf.fate().tone().css(),
              leaf.fate().anchor(),
              COLUMNS[3],
              y,
              height,
              River.Side.RIGHT));
      y += Math.max(height + GAP / 2, GAP + LEAST);
    }
    flow(0, middles, placed, COLUMNS[0]);
    return new River(title, description(unit, middles), y + 8, List.copyOf(nodes), bands);
  }

  /** Draws a middle place and what flows out of it; gives its height. */
  private int flow(int depth, List<Middle> middles, List<Placed> through, int x) {
    Middle middle = middles.get(depth);
    int at = TOP;
    List<Placed> next =
        depth + 1 < middles.size()
            ? through.stream()
                .filter(placed -> middles.get(depth + 1).through().test(placed.leaf().fate()))
                .toList()
            : List.of();
    if (!next.isEmpty()) {
      int height = flow(depth + 1, middles, next, COLUMNS[depth + 1]);
      band(x, at, COLUMNS[depth + 1], TOP, height, "plain", middles.get(depth + 1).name());
      at += height;
    }
    for (Placed placed : through) {
      if (!next.contains(placed)) {
        Leaf leaf = placed.leaf();
        band(
            x,
            at,
            COLUMNS[3],
            placed.y(),
            placed.height(),
            leaf.fate().tone().css(),
            leaf.fate().label());
        at += placed.height();
      }
    }
    nodes.add(
        new River.Node(
            middle.name(), middle.number(), "plain", "", x, TOP, at - TOP, River.Side.ABOVE));
    return at - TOP;
  }

  private void band(int x, int y, int toX, int toY, int height, String tone, String title) {
    int from = x + BAR;
    int middle = (from + toX) / 2;
    bands.add(
        new River.Band(
            String.format(
                Locale.ROOT,
                "M%d %dC%d %d %d %d %d %dV%dC%d %d %d %d %d %dZ",
                from,
                y,
                middle,
                y,
                middle,
                toY,
                toX,
                toY,
                toY + height,
                middle,
                toY + height,
                middle,
                y + height,
                from,
                y + height),
            tone,
            title));
  }

  private String description(String unit, List<Middle> middles) {
    StringBuilder text = new StringBuilder();
    text.append(middles.get(0).number()).append(' ').append(unit).append(": ");
    for (int i = 0; i < leaves.size(); i++) {
      text.append(i == 0 ? "" : ", ");
      text.append(leaves.get(i).number()).append(' ').append(leaves.get(i).fate().label());
    }
    return text.append('.').toString();
  }
}
