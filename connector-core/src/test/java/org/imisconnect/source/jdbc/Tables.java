package org.imisconnect.source.jdbc;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.imisconnect.record.RecordType;

/** Writes tables for tests. */
final class Tables {
  private Tables() {}

  /** A table of text columns with a primary key that keeps the order of the rows. */
  static void write(String url, RecordType type, List<List<String>> rows) throws IOException {
    String columns =
        type.columns().stream()
            .map(column -> "\"" + column.name() + "\" text")
            .collect(Collectors.joining(", "));
    String marks = String.join(", ", Collections.nCopies(type.columns().size() + 1, "?"));
    try (Connection connection = DriverManager.getConnection(url)) {
      connection.setAutoCommit(false);
      run(connection, "DROP TABLE IF EXISTS \"" + type.name() + "\"");
      run(
          connection,
          "CREATE TABLE \"" + type.name() + "\" (_line integer primary key, " + columns + ")");
      try (PreparedStatement insert =
          connection.prepareStatement(
              "INSERT INTO \"" + type.name() + "\" VALUES (" + marks + ")")) {
        for (int r = rows.size() - 1; r >= 0; r--) {
          insert.setInt(1, r);
          for (int c = 0; c < rows.get(r).size(); c++) {
            String cell = rows.get(r).get(c);
            insert.setString(c + 2, cell.isEmpty() && r % 2 == 0 ? null : cell);
          }
          insert.addBatch();
        }
        insert.executeBatch();
      }
      connection.commit();
    } catch (SQLException failure) {
      throw new IOException(failure);
    }
  }

  static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static void run(String url, String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url)) {
      for (String sql : statements) {
        run(connection, sql);
      }
    }
  }
}
