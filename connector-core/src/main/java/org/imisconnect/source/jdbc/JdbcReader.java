package org.imisconnect.source.jdbc;

import java.io.IOException;
import java.sql.Blob;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.imisconnect.finding.FindingSink;
import org.imisconnect.finding.Place;
import org.imisconnect.record.RecordType;
import org.imisconnect.record.RowBatch;
import org.imisconnect.source.HeaderMatch;
import org.imisconnect.source.RecordReader;
import org.imisconnect.source.RowFiller;

/** Reads the rows of one query, a few at a time. */
final class JdbcReader implements RecordReader {
  private static final String UNLIKE = "Name the query's columns as the record does (AS …).";
  private static final Set<Integer> BYTES =
      Set.of(Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB);
  private final RecordType type;
  private final JdbcLayout layout;
  private final Snapshot snapshot;
  private final PreparedStatement statement;
  private final ResultSet rows;
  private final String[] types;
  private final boolean[] bytes;
  private final int[] columns;
  private final RowFiller filler;
  private long ordinal;
  private boolean ended;

  private JdbcReader(
      RecordType type,
      JdbcLayout layout,
      Snapshot snapshot,
      PreparedStatement statement,
      FindingSink findings)
      throws SQLException {
    this.type = type;
    this.layout = layout;
    this.snapshot = snapshot;
    this.statement = statement;
    this.rows = statement.executeQuery();
    ResultSetMetaData about = rows.getMetaData();
    this.types = new String[about.getColumnCount()];
    this.bytes = new boolean[types.length];
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < types.length; i++) {
      labels.add(about.getColumnLabel(i + 1));
      types[i] = about.getColumnTypeName(i + 1);
      bytes[i] = BYTES.contains(about.getColumnType(i + 1));
    }
    HeaderMatch match = new HeaderMatch(type, place(type), labels, UNLIKE, findings);
    this.columns = match.columns();
    List<Integer> positions = Arrays.stream(columns).boxed().toList();
    this.filler =
        new RowFiller(
            new QueryOrigin(type, labels, positions),
            type.columns().size(),
            !match.trouble().isEmpty());
  }

  /** Starts the query of a record. */
  static JdbcReader open(
      RecordType type, JdbcLayout layout, Snapshot snapshot, FindingSink findings)
      throws SQLException {
    boolean table = !layout.table().isEmpty();
    String sql = table ? select(type, layout, snapshot, findings) : layout.query();
    FindingSink rest = table ? finding -> {} : findings;
    PreparedStatement statement =
        snapshot
            .connection()
            .prepareStatement(sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
    try {
      statement.setFetchSize(layout.fetch());
      return new JdbcReader(type, layout, snapshot, statement, rest);
    } catch (SQLException | RuntimeException failure) {
      statement.close();
      throw failure;
    }
  }

  /** Only the declared columns are asked for, so that no pictures cross the wire for nothing. */
  private static String select(
      RecordType type, JdbcLayout layout, Snapshot snapshot, FindingSink findings)
      throws SQLException {
    TableQuery query = new TableQuery(snapshot.connection(), layout);
    List<String> names = query.columns();
    int[] columns = new HeaderMatch(type, place(type), names, UNLIKE, findings).columns();
    List<String> wanted = new ArrayList<>();
    for (int i = 0; i < columns.length; i++) {
      if (columns[i] >= 0) {
        wanted.add(names.get(i));
      }
    }
    return query.select(wanted);
  }

  @Override
  public boolean read(RowBatch batch) throws IOException {
    filler.begin(batch);
    try {
      while (!ended && filler.hasRoom()) {
        if (rows.next()) {
          row();
        } else {
          ended = true;
        }
      }
    } catch (SQLException failure) {
      throw snapshot.broken("record " + type.name() + ", row " + (ordinal + 1), failure);
    }
    return filler.end();
  }

  @Override
  public void parse(RowBatch batch, FindingSink findings) {
    RowFiller.deliver(batch, findings);
  }

  @Override
  public void close() throws IOException {
    try (statement;
        rows) {
      ended = true;
    } catch (SQLException failure) {
      throw snapshot.broken("record " + type.name() + " cannot be closed", failure);
    }
  }

  private void row() throws SQLException {
    filler.row(++ordinal);
    for (int i = 0; i < columns.length; i++) {
      if (columns[i] >= 0) {
        cell(columns[i], i + 1);
      }
    }
  }

  private void cell(int column, int position) throws SQLException {
    if (isBytes(position)) {
      if (rows.getObject(position) != null) {
        filler.reject(
            column,
            "CELL_BYTES",
            "the column holds bytes, not text.",
            "Leave it out of the record, or let the query turn it into text.");
      }
      return;
    }
    Optional<String> text =
        snapshot.isPostgres()
            ? ValueText.postgres(rows, position, types[position - 1])
            : ValueText.of(rows, position);
    if (text.isPresent() && text.get().length() > layout.maxCell()) {
      filler.reject(
          column,
          "CELL_TOO_LONG",
          "a cell has more than " + layout.maxCell() + " characters.",
          "Shorten it in the query, or raise `max_cell` in the record's layout.");
    } else if (text.isPresent()) {
      filler.cell(column, layout.trim() ? trimmed(text.get()) : text.get());
    }
  }

  private static String trimmed(String text) {
    int from = 0;
    int end = text.length();
    while (from < end && isBlank(text.charAt(from))) {
      from++;
    }
    while (end > from && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(from, end);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private boolean isBytes(int position) throws SQLException {
    // SQLite decides by value, not by column
    return snapshot.isPostgres()
        ? bytes[position - 1]
        : rows.getObject(position) instanceof byte[] || rows.getObject(position) instanceof Blob;
  }

  private static Place place(RecordType type) {
    return Place.of("query:" + type.name());
  }
}
