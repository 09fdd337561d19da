package org.imisconnect.source.delimited;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import org.imisconnect.finding.Place;
import org.imisconnect.record.Origin;
import org.imisconnect.record.RecordType;

/**
 * What is known of a file after its header: how it is written, and which of its columns is which
 * declared one. Immutable, thread-safe.
 */
final class Head implements Origin {
  private final String file;
  private final RecordType type;
  private final Dialect dialect;
  private final Charset charset;
  private final boolean marked;
  private final List<String> names;
  private final int[] columns;
  private final int[] positions;
  private final byte[] text;
  private final String trouble;

  /**
   * A head.
   *
   * @param feed says what the file is written in
   * @param names the file's own names by position; empty without a header
   * @param columns declared column by position in the file, -1 for one that is passed over
   * @param text the header as it stands in the file, in UTF-8
   * @param trouble code of the finding that makes all rows unusable; empty where none
   */
  Head(
      String file,
      RecordType type,
      Dialect dialect,
      TextFeed feed,
      List<String> names,
      int[] columns,
      byte[] text,
      String trouble) {
    this.file = file;
    this.type = type;
    this.dialect = dialect;
    this.charset = feed.charset();
    this.marked = feed.marked();
    this.names = List.copyOf(names);
    this.columns = columns.clone();
    this.text = text.clone();
    this.trouble = trouble;
    this.positions = new int[type.columns().size()];
    Arrays.fill(positions, -1);
    for (int i = 0; i < columns.length; i++) {
      if (columns[i] >= 0) {
        positions[columns[i]] = i;
      }
    }
  }

  @Override
  public String file() {
    return file;
  }

  @Override
  public Place place(long line, int column) {
    if (column < 0) {
      return new Place(file, line, 0, "");
    }
    int position = positions[column];
    String name = type.columns().get(column).name();
    if (position < 0 || names.isEmpty()) {
      return new Place(file, line, position + 1, name);
    }
    return new Place(file, line, position + 1, names.get(position));
  }

  Dialect dialect() {
    return dialect;
  }

  Charset charset() {
    return charset;
  }

  /** Whether the file begins with a byte-order mark. */
  boolean marked() {
    return marked;
  }

  List<String> names() {
    return names;
  }

  byte[] text() {
    return text.clone();
  }

  /** Code of the finding for which every row is rejected; empty where rows can be used. */
  String trouble() {
    return trouble;
  }

  /** Number of declared columns. */
  int columns() {
    return positions.length;
  }

  /** Number of cells that each row has to have. */
  int width() {
    return columns.length;
  }

  /** Declared column of each position, or -1; do not change. */
  int[] byPosition() {
    return columns;
  }
}
