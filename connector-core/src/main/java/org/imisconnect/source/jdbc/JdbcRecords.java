package org.imisconnect.source.jdbc;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.finding.FindingSink;
import org.imisconnect.record.RecordType;
import org.imisconnect.source.RecordReader;
import org.imisconnect.source.RecordSource;
import org.imisconnect.source.RejectWriter;
import org.imisconnect.source.TableRejects;

/** The rows of one query or table within a snapshot. */
final class JdbcRecords implements RecordSource {
  private final RecordType type;
  private final JdbcLayout layout;
  private final Snapshot snapshot;
  private final boolean owner;
  private final boolean there;

  /**
   * Rows.
   *
   * @param owner whether closing this ends the snapshot
   */
  JdbcRecords(RecordType type, JdbcLayout layout, Snapshot snapshot, boolean owner) {
    this.type = type;
    this.layout = layout;
    this.snapshot = snapshot;
    this.owner = owner;
    this.there = layout.table().isEmpty() || hasTable();
  }

  @Override
  public RecordReader read(FindingSink findings) throws IOException {
    try {
      return JdbcReader.open(type, layout, snapshot, findings);
    } catch (SQLException failure) {
      throw snapshot.config("record " + type.name() + " cannot be read", failure);
    }
  }

  @Override
  public long size() {
    return -1;
  }

  @Override
  public boolean exists() {
    return there;
  }

  @Override
  public RejectWriter rejects(OutputStream out) {
    return new TableRejects(type, "HDR_MISSING", out);
  }

  @Override
  public void close() {
    if (owner) {
      snapshot.close();
    }
  }

  private boolean hasTable() {
    try {
      TableQuery query = new TableQuery(snapshot.connection(), layout);
      boolean found = snapshot.succeeds(query::columns);
      if (!found && !layout.optional()) {
        throw new ConfigException(
            snapshot.shown()
                + " has no table `"
                + layout.table()
                + "` for record "
                + type.name()
                + " that this account can read. Check its spelling (upper and lower case count) and"
                + " the account's rights, or set `optional: yes`.");
      }
      return found;
    } catch (SQLException failure) {
      throw snapshot.config("record " + type.name() + " cannot be looked for", failure);
    }
  }
}
