package org.imisconnect.source.jdbc;

import org.imisconnect.record.RecordType;
import org.imisconnect.source.RecordSource;
import org.imisconnect.source.Source;
import org.imisconnect.source.SourceInput;
import org.imisconnect.source.SourceSession;

/**
 * Reads queries and tables: {@code layout: {kind: jdbc, table: tblInsuree}}, with {@code url},
 * {@code user} and {@code password} in the project's sources, or a SQLite file as input. A {@link
 * #session} reads all records in one snapshot. All settings and their defaults stand in {@code
 * docs/sources.md}. Immutable, thread-safe.
 */
public final class JdbcSource implements Source {
  @Override
  public String kind() {
    return "jdbc";
  }

  @Override
  public RecordSource open(RecordType type, SourceInput input) {
    JdbcLayout layout = JdbcLayout.of(type);
    Snapshot snapshot = new Snapshot(input);
    try {
      return new JdbcRecords(type, layout, snapshot, true);
    } catch (RuntimeException | Error failure) {
      snapshot.close();
      throw failure;
    }
  }

  @Override
  public SourceSession session(SourceInput input) {
    Snapshot snapshot = new Snapshot(input);
    return new SourceSession() {
      @Override
      public RecordSource open(RecordType type) {
        return new JdbcRecords(type, JdbcLayout.of(type), snapshot, false);
      }

      @Override
      public void close() {
        snapshot.close();
      }
    };
  }
}
