package org.imisconnect.run.join;

import java.io.IOException;
import org.imisconnect.map.JoinPlan;
import org.imisconnect.map.KeyParts;
import org.imisconnect.map.RowHash;
import org.imisconnect.record.RowBatch;
import org.imisconnect.source.RecordReader;
import org.imisconnect.value.Output;
import org.jspecify.annotations.Nullable;

/**
 * All rows of a child record in memory, by key: for small tables, and for joins that hang on joins.
 * Immutable once loaded; then any thread may read.
 */
final class LookupTable {
  private final JoinPlan join;
  private final Output packed = new Output(1 << 16);
  private final Origins origins = new Origins();
  private final KeyIndex index = new KeyIndex(1024);
  private final int[] columns;
  private final RowHash hashes = new RowHash();
  private final ChildKeys keys;

  private LookupTable(JoinPlan join, boolean falls) {
    this.join = join;
    this.keys = new ChildKeys(join, falls);
    this.columns = PackedRow.columns(join);
  }

  /**
   * Reads the whole record.
   *
   * @param falls whether parents fall with rows that could not be read
   * @param suspects looks at every row where they stand and fall with their parents; else null
   */
  static LookupTable load(
      JoinPlan join, RecordReader reader, boolean falls, @Nullable Suspects suspects)
      throws IOException {
    LookupTable table = new LookupTable(join, falls);
    RowBatch batch = new RowBatch(1 << 20);
    while (reader.read(batch)) {
      reader.parse(batch, finding -> {});
      for (int row = 0; row < batch.roots(); row++) {
        table.add(batch, row);
        if (suspects != null) {
          suspects.look(batch, row, table.keys);
        }
      }
    }
    return table;
  }

  private void add(RowBatch batch, int row) throws IOException {
    long fingerprint = hashes.of(batch, row, join.record().columns().size());
    keys.each(
        batch,
        row,
        (key, hash) -> {
          index.add(hash, packed.size);
          int origin = origins.number(batch.origin(row));
          PackedRow.write(batch, row, columns, origin, fingerprint, packed);
        });
  }

  /** Hangs the rows of a key on a row. */
  void attach(Output key, RowBatch batch, int parent, Attachment attachment, Output scratch) {
    int entry = index.first(KeyParts.hash(key.bytes, 0, key.size));
    for (; entry != KeyIndex.NONE; entry = index.next(entry)) {
      int at = (int) index.number(entry);
      scratch.size = 0;
      if (PackedRow.key(packed.bytes, at, join.columns().size(), scratch) && same(key, scratch)) {
        int child = PackedRow.read(packed.bytes, at, origins.list(), batch, join.columns().size());
        attachment.offer(batch, parent, child);
      }
    }
  }

  static boolean same(Output a, Output b) {
    return java.util.Arrays.equals(a.bytes, 0, a.size, b.bytes, 0, b.size);
  }
}
