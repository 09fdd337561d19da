package org.imisconnect.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.imisconnect.finding.Finding;
import org.imisconnect.finding.Place;
import org.imisconnect.record.RecordType;
import org.imisconnect.record.RowBatch;

/**
 * Everything that was read from a source, as text.
 *
 * @param columns number of declared columns
 * @param cells by row and column; an absent cell is {@code ""}
 * @param places of each row's first column
 * @param ordinals of each row
 * @param rejected whether each row is
 * @param findings of the input and of its rows, in the order met
 */
public record ReadRows(
    int columns,
    List<List<String>> cells,
    List<Place> places,
    List<Long> ordinals,
    List<Boolean> rejected,
    List<Finding> findings) {

  /** Nothing read yet. */
  public static ReadRows none(RecordType type) {
    return new ReadRows(
        type.columns().size(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>());
  }

  /** Reads all with batches of a size. */
  public static ReadRows of(RecordType type, RecordSource source, int batchSize)
      throws IOException {
    ReadRows rows = none(type);
    try (RecordReader reader = source.read(rows.findings::add)) {
      RowBatch batch = new RowBatch(batchSize);
      while (reader.read(batch)) {
        reader.parse(batch, rows.findings::add);
        rows.take(batch);
      }
      if (batch.rows() != 0) {
        throw new AssertionError("the batch has to be empty at the end");
      }
    }
    return rows;
  }

  public static ReadRows of(RecordType type, RecordSource source) throws IOException {
    return of(type, source, 1 << 16);
  }

  /** Adds the rows of a parsed batch. */
  public void take(RowBatch batch) {
    for (int row = 0; row < batch.roots(); row++) {
      List<String> texts = new ArrayList<>();
      int first = batch.firstCell(row);
      for (int i = 0; i < columns; i++) {
        int start = batch.starts[first + i];
        int length = Math.max(0, batch.ends[first + i] - start);
        texts.add(new String(batch.bytes, start, length, StandardCharsets.UTF_8));
      }
      cells.add(texts);
      places.add(batch.origin(row).place(batch.line(row), 0));
      ordinals.add(batch.ordinal(row));
      rejected.add(batch.isRejected(row));
    }
  }

  /** Codes and places of the findings: {@code COL_COUNT members.csv:3}. */
  public List<String> codes() {
    return findings.stream().map(finding -> finding.code() + " " + finding.place()).toList();
  }
}
