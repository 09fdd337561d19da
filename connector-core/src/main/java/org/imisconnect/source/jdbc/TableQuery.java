package org.imisconnect.source.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes the query that reads a table: the wanted columns, in the order of its primary key. */
final class TableQuery {
  private final Connection connection;
  private final JdbcLayout layout;
  private final String quote;

  TableQuery(Connection connection, JdbcLayout layout) throws SQLException {
    this.connection = connection;
    this.layout = layout;
    String mark = connection.getMetaData().getIdentifierQuoteString();
    this.quote = mark == null || mark.isBlank() ? "" : mark;
  }

  /** The table's columns; fails where it is not there. */
  List<String> columns() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet none = statement.executeQuery("SELECT * FROM " + table() + " WHERE 1 = 0")) {
      ResultSetMetaData about = none.getMetaData();
      List<String> names = new ArrayList<>();
      for (int i = 1; i <= about.getColumnCount(); i++) {
        names.add(about.getColumnLabel(i));
      }
      return names;
    }
  }

  /** The query for some of its columns. */
  String select(List<String> wanted) throws SQLException {
    String columns = wanted.stream().map(this::quoted).collect(Collectors.joining(", "));
    StringBuilder sql = new StringBuilder("SELECT ").append(columns.isEmpty() ? "1" : columns);
    sql.append(" FROM ").append(table());
    if (!layout.where().isEmpty()) {
      sql.append(" WHERE (").append(layout.where()).append(')');
    }
    List<String> key = primaryKey();
    if (!key.isEmpty()) {
      sql.append(" ORDER BY ");
      sql.append(key.stream().map(this::quoted).collect(Collectors.joining(", ")));
    }
    return sql.toString();
  }

  private List<String> primaryKey() throws SQLException {
    String[] parts = layout.table().split("\\.");
    String schema = parts.length > 1 ? parts[parts.length - 2] : null;
    DatabaseMetaData about = connection.getMetaData();
    TreeMap<Short, String> key = new TreeMap<>();
    try (ResultSet rows = about.getPrimaryKeys(null, schema, parts[parts.length - 1])) {
      while (rows.next()) {
        key.put(rows.getShort("KEY_SEQ"), rows.getString("COLUMN_NAME"));
      }
    }
    return List.copyOf(key.values());
  }

  private String table() {
    return Arrays.stream(layout.table().split("\\."))
        .map(this::quoted)
        .collect(Collectors.joining("."));
  }

  private String quoted(String name) {
    return quote + (quote.isEmpty() ? name : name.replace(quote, quote + quote)) + quote;
  }
}
