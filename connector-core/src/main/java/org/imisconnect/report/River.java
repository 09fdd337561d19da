package org.imisconnect.report;

import java.util.List;

/**
 * The drawing of where everything went, laid out: units are those of the view box.
 *
 * @param title what it shows, for screen readers
 * @param description the numbers in words
 * @param height of the view box; its width is {@link #WIDTH}
 */
public record River(
    String title, String description, int height, List<Node> nodes, List<Band> bands) {
  /** Width of the view box. */
  public static final int WIDTH = 960;

  /** A place: a bar with its name. */
  public record Node(
      String name,
      String number,
      String tone,
      String anchor,
      int x,
      int y,
      int height,
      Side side) {}

  /** Where a node's name stands. */
  public enum Side {
    ABOVE,
    RIGHT
  }

  /** A stream between two places, as an SVG path. */
  public record Band(String path, String tone, String title) {}
}
