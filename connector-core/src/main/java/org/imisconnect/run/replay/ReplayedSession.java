package org.imisconnect.run.replay;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.imisconnect.finding.FindingSink;
import org.imisconnect.map.RowHash;
import org.imisconnect.record.RecordType;
import org.imisconnect.record.RowBatch;
import org.imisconnect.source.RecordReader;
import org.imisconnect.source.RecordSource;
import org.imisconnect.source.RejectWriter;
import org.imisconnect.source.SourceSession;

/** A source in which mended rows stand in for their own, at the places of these. */
final class ReplayedSession implements SourceSession {
  /** A mended row may have been mended again; a longer chain is a ring. */
  private static final int LONGEST_CHAIN = 100;

  private final SourceSession inner;
  private final Map<String, Map<Long, byte[][]>> rows;

  ReplayedSession(SourceSession inner, Map<String, Map<Long, byte[][]>> rows) {
    this.inner = inner;
    this.rows = rows;
  }

  @Override
  public RecordSource open(RecordType type) {
    RecordSource source = inner.open(type);
    Map<Long, byte[][]> own = rows.get(type.name());
    return own == null ? source : new Replayed(source, own, type.columns().size());
  }

  @Override
  public void close() {
    inner.close();
  }

  private record Replayed(RecordSource inner, Map<Long, byte[][]> rows, int columns)
      implements RecordSource {
    @Override
    public RecordReader read(FindingSink findings) throws IOException {
      RecordReader reader = inner.read(findings);
      return new RecordReader() {
        @Override
        public boolean read(RowBatch batch) throws IOException {
          return reader.read(batch);
        }

        @Override
        public void parse(RowBatch batch, FindingSink sink) {
          reader.parse(batch, sink);
          overlay(batch);
        }

        @Override
        public void close() throws IOException {
          reader.close();
        }
      };
    }

    private void overlay(RowBatch batch) {
      RowHash hashes = new RowHash();
      for (int row = 0; row < batch.roots(); row++) {
        // A row that could not be read has no cells, so its hash is that of many.
        if (!batch.isRejected(row)) {
          overlay(batch, row, hashes);
        }
      }
    }

    private void overlay(RowBatch batch, int row, RowHash hashes) {
      for (int i = 0; i < LONGEST_CHAIN; i++) {
        byte[][] cells = rows.get(hashes.of(batch, row, columns));
        if (cells == null || cells.length != columns) {
          return;
        }
        for (int column = 0; column < columns; column++) {
          byte[] cell = cells[column];
          int start = batch.size;
          System.arraycopy(cell, 0, batch.reserve(cell.length), start, cell.length);
          batch.size += cell.length;
          batch.setCell(row, column, start, batch.size);
        }
        batch.raw(row, 0, 0);
      }
    }

    @Override
    public long size() {
      return inner.size();
    }

    @Override
    public boolean exists() {
      return inner.exists();
    }

    @Override
    public List<Path> files() {
      return inner.files();
    }

    @Override
    public RejectWriter rejects(OutputStream out) throws IOException {
      return inner.rejects(out);
    }

    @Override
    public void close() throws IOException {
      inner.close();
    }
  }
}
