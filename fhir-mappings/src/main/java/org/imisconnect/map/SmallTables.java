package org.imisconnect.map;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.finding.Place;
import org.imisconnect.pack.Pack;
import org.imisconnect.record.Origin;
import org.imisconnect.record.RecordType;
import org.imisconnect.record.RowBatch;

/** Rows of several records in memory, each record a batch of whole rows. */
final class SmallTables {
  private final Map<String, RowBatch> batches = new HashMap<>();

  SmallTables(Pack pack, Map<String, List<Map<String, String>>> rows) {
    for (RecordType record : pack.records().values()) {
      batches.put(record.name(), new RowBatch(1024));
    }
    rows.forEach((name, all) -> fill(RecordMapper.record(pack, name), all));
  }

  /** All rows of a record. */
  RowBatch of(RecordType record) {
    RowBatch batch = batches.get(record.name());
    if (batch == null) {
      throw new IllegalStateException("no rows of " + record.name());
    }
    return batch;
  }

  private void fill(RecordType record, List<Map<String, String>> rows) {
    RowBatch batch = of(record);
    Origin origin = new RowOrigin(record);
    for (Map<String, String> row : rows) {
      for (String column : row.keySet()) {
        if (record.indexOf(column) < 0) {
          throw new ConfigException(
              "the record `" + record.name() + "` has no column `" + column + "`");
        }
      }
      batch.row(origin, batch.rows() + 1, batch.rows());
      record.columns().forEach(c -> cell(batch, row.getOrDefault(c.name(), "")));
    }
    batch.endOfRoots();
  }

  private static void cell(RowBatch batch, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int start = batch.size;
    System.arraycopy(bytes, 0, batch.reserve(bytes.length), start, bytes.length);
    batch.size += bytes.length;
    batch.cell(start, batch.size);
  }

  /** Places of rows that come from no file: the record's name and the row's number. */
  private record RowOrigin(RecordType record) implements Origin {
    @Override
    public String file() {
      return record.name();
    }

    @Override
    public Place place(long line, int column) {
      String field = column < 0 ? "" : record.columns().get(column).name();
      return new Place(record.name(), line, Math.max(0, column + 1), field);
    }
  }
}
