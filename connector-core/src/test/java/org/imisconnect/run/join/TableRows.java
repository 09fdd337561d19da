package org.imisconnect.run.join;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.imisconnect.finding.FindingSink;
import org.imisconnect.finding.Place;
import org.imisconnect.record.Column;
import org.imisconnect.record.ColumnType;
import org.imisconnect.record.Layout;
import org.imisconnect.record.OnInvalid;
import org.imisconnect.record.Origin;
import org.imisconnect.record.RecordType;
import org.imisconnect.record.RowBatch;
import org.imisconnect.source.RecordReader;

/** Tables of texts as inputs of a feed: small batches, so that every border is met. */
record TableRows(Map<String, List<List<String>>> tables, int rowsPerBatch) implements Inputs {

  static RecordType type(String name, String... columns) {
    Place at = Place.of(name + ".yaml");
    return new RecordType(
        name,
        java.util.Arrays.stream(columns)
            .map(
                column ->
                    new Column(
                        column,
                        List.of(column),
                        column.endsWith("_no") ? ColumnType.INTEGER : ColumnType.TEXT,
                        "",
                        false,
                        false,
                        "",
                        OnInvalid.OMIT,
                        at))
            .toList(),
        new Layout("", List.of(), Map.of(), at),
        at);
  }

  @Override
  public RecordReader read(RecordType record) {
    return new Reader(record.name(), tables.get(record.name()));
  }

  @Override
  public long size(RecordType record) {
    return tables.get(record.name()).size() * 100L;
  }

  private final class Reader implements RecordReader {
    private final Origin origin;
    private final List<List<String>> rows;
    private int next;

    Reader(String name, List<List<String>> rows) {
      this.rows = rows;
      this.origin =
          new Origin() {
            @Override
            public String file() {
              return name + ".csv";
            }

            @Override
            public Place place(long line, int column) {
              return new Place(file(), line, 0, "");
            }
          };
    }

    @Override
    public boolean read(RowBatch batch) {
      batch.clear();
      if (next == rows.size()) {
        return false;
      }
      for (int i = 0; i < rowsPerBatch && next < rows.size(); i++, next++) {
        batch.row(origin, next + 2, next);
        for (String cell : rows.get(next)) {
          byte[] bytes = cell.getBytes(StandardCharsets.UTF_8);
          System.arraycopy(bytes, 0, batch.reserve(bytes.length), batch.size, bytes.length);
          batch.cell(batch.size, batch.size + bytes.length);
          batch.size += bytes.length;
        }
      }
      batch.endOfRoots();
      return true;
    }

    @Override
    public void parse(RowBatch batch, FindingSink findings) {}

    @Override
    public void close() {}
  }
}
