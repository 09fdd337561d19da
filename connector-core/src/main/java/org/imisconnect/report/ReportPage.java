package org.imisconnect.report;

import java.util.List;

/**
 * Everything the template shows, as finished text: it decides nothing. Immutable.
 *
 * @param sign ✓, ! or ✗
 * @param tone {@code good}, {@code attention} or {@code bad}
 * @param sentence the whole run in plain words
 * @param policy what the browser may load and run: nothing but the two texts of this file
 */
public record ReportPage(
    String scheme,
    String receiver,
    String sign,
    String tone,
    String sentence,
    String proofSentence,
    String policy,
    String style,
    String script,
    List<Fact> about,
    List<Tile> tiles,
    River rows,
    River money,
    List<FateLine> fates,
    List<Action> actions,
    List<BarTable> bars,
    RowList list,
    List<ProofLine> proof,
    List<String> breaks,
    List<FileLine> files) {

  /** A fact about the run: a name and what it is. */
  public record Fact(String name, String value) {}

  /** A tile: in the source, sent, accepted. */
  public record Tile(String name, List<Step> steps, String change) {
    /**
     * One number of a tile.
     *
     * @param per cent of the first number, 0 to 100
     */
    public record Step(String name, String number, int per) {}
  }

  /** What came of rows: a line of the table under the drawing. */
  public record FateLine(
      String anchor, String name, String meaning, String tone, String rows, String money) {}

  /** Something to do. */
  public record Action(
      String anchor,
      String name,
      String sign,
      String tone,
      String count,
      String money,
      String facilities,
      String what,
      String how,
      String first) {}

  /** A chart that is a table with bars. */
  public record BarTable(
      String anchor, String title, String caption, List<String> columns, List<Bar> bars) {
    /**
     * A line.
     *
     * @param per cent of the longest, 0 to 100
     */
    public record Bar(String name, List<String> cells, int per) {}
  }

  /** The rows, in pages. */
  public record RowList(String total, String left, List<Page> pages) {
    /** Some rows of the list. */
    public record Page(String title, List<Line> lines) {}

    /** One finding. */
    public record Line(
        String where,
        String column,
        String code,
        String anchor,
        String tone,
        String message,
        String path,
        String mapping,
        String fate) {}
  }

  /** A file that was counted. */
  public record FileLine(String kind, String file, String bytes, String crc32) {}
}
