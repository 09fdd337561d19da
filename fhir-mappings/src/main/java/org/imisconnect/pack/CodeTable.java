package org.imisconnect.pack;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.imisconnect.finding.Place;
import org.imisconnect.value.Text;

/**
 * A table from a scheme's codes to others: {@code codes/NAME.csv}. Immutable, thread-safe. Codes
 * are compared byte by byte: trimming and case belong to the mapping.
 */
public final class CodeTable {
  private final String name;
  private final String file;
  private final List<Row> rows;
  private final Optional<Row> unknown;
  private final byte[][] sources;
  private final byte[][] targets;
  private final byte[][] displays;

  /** Row number + 1 by hash, 0 where free; its length is a power of two, at most half full. */
  private final int[] slots;

  /**
   * One line of the table.
   *
   * @param source the scheme's code; never empty
   * @param target what it becomes; empty: the value is absent
   * @param display text for people; may be empty
   * @param comment for the reader of the table; may be empty
   * @param at its line
   */
  public record Row(String source, String target, String display, String comment, Place at) {}

  /** What a code does that the table does not list. */
  public enum Unknown {
    /** No {@code *} row: it is invalid (CODE_UNKNOWN). */
    INVALID,
    /** A {@code *} row with a target: that takes its place, and a finding says so. */
    SUBSTITUTE,
    /** A {@code *} row without a target: the value is absent. */
    ABSENT
  }

  /**
   * A table of rows whose sources are all different.
   *
   * @param rows in file order, without the {@code *} row
   * @param unknown the {@code *} row, empty where there is none
   */
  public CodeTable(String name, String file, List<Row> rows, Optional<Row> unknown) {
    this.name = name;
    this.file = file;
    this.rows = List.copyOf(rows);
    this.unknown = unknown;
    int size = rows.size();
    sources = new byte[size][];
    targets = new byte[size][];
    displays = new byte[size][];
    slots = new int[Integer.highestOneBit(Math.max(2, size)) * 4];
    for (int i = 0; i < size; i++) {
      Row row = rows.get(i);
      sources[i] = row.source().getBytes(StandardCharsets.UTF_8);
      targets[i] = row.target().getBytes(StandardCharsets.UTF_8);
      displays[i] = row.display().getBytes(StandardCharsets.UTF_8);
      slots[freeSlot(sources[i])] = i + 1;
    }
  }

  /** The file's name without ending, as {@code table(NAME)} writes it. */
  public String name() {
    return name;
  }

  /** As findings show it: {@code codes/sex.csv}. */
  public String file() {
    return file;
  }

  /** Every row but the {@code *} row, in file order; {@link #find} gives indexes into it. */
  public List<Row> rows() {
    return rows;
  }

  /** The {@code *} row; empty where there is none. */
  public Optional<Row> unknownRow() {
    return unknown;
  }

  /** What a code does that is not listed. */
  public Unknown unknown() {
    return unknown
        .map(row -> row.target().isEmpty() ? Unknown.ABSENT : Unknown.SUBSTITUTE)
        .orElse(Unknown.INVALID);
  }

  /** Index of the row of a code, or -1. Allocates nothing. */
  public int find(Text code) {
    return find(code.bytes, code.start, code.end);
  }

  /** Index of the row of a code, or -1. Allocates nothing. */
  public int find(byte[] bytes, int start, int end) {
    int slot = hash(bytes, start, end) & (slots.length - 1);
    while (slots[slot] != 0) {
      int row = slots[slot] - 1;
      byte[] source = sources[row];
      if (Arrays.equals(source, 0, source.length, bytes, start, end)) {
        return row;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    return -1;
  }

  /** UTF-8 of a row's target; empty: the value is absent. Shared, so not to be written to. */
  public byte[] target(int row) {
    return targets[row];
  }

  /** UTF-8 of a row's display; may be empty. Shared, so not to be written to. */
  public byte[] display(int row) {
    return displays[row];
  }

  private int freeSlot(byte[] source) {
    int slot = hash(source, 0, source.length) & (slots.length - 1);
    while (slots[slot] != 0) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private static int hash(byte[] bytes, int start, int end) {
    int hash = end - start;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + bytes[i];
    }
    hash *= 0x9E3779B9;
    return hash ^ (hash >>> 15);
  }

  /** Name and size; codes are no personal values, but rows may be many. */
  @Override
  public String toString() {
    return file + " (" + rows.size() + " codes)";
  }
}
