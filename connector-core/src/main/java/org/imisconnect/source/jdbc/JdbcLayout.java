package org.imisconnect.source.jdbc;

import java.util.Locale;
import org.imisconnect.record.RecordType;
import org.imisconnect.source.LayoutSettings;

/**
 * What a record is in a database: a query, or a table with an optional condition.
 *
 * @param query a SELECT; empty where a table is given
 * @param table name, with its schema where needed; empty where a query is given
 * @param where condition in SQL; may be empty
 * @param optional whether the table may be missing
 * @param trim whether blanks around a value are dropped, as they are in delimited text
 * @param fetch rows that the driver holds at a time
 * @param maxCell characters that a cell may have
 */
record JdbcLayout(
    String query,
    String table,
    String where,
    boolean optional,
    boolean trim,
    int fetch,
    int maxCell) {
  static JdbcLayout of(RecordType type) {
    LayoutSettings settings = new LayoutSettings(type);
    JdbcLayout layout =
        new JdbcLayout(
            settings.text("query", "").strip(),
            settings.text("table", "").strip(),
            settings.text("where", "").strip(),
            settings.yes("optional", false),
            settings.yes("trim", true),
            settings.number("fetch", 1000, 1, 100_000),
            settings.number("max_cell", 1 << 20, 16, 1 << 26));
    if (layout.query.isEmpty() == layout.table.isEmpty()) {
      settings.refuse("kind", "jdbc takes either `query` or `table`.");
    }
    if (!layout.query.isEmpty() && !layout.where.isEmpty()) {
      settings.refuse("where", "belongs to `table`; write it into the query.");
    }
    String start = layout.query.toLowerCase(Locale.ROOT);
    boolean reads = start.isEmpty() || start.startsWith("select") || start.startsWith("with");
    if (!reads || start.contains(";")) {
      settings.refuse("query", "takes one SELECT, without `;`. This source never writes.");
    }
    settings.check();
    return layout;
  }
}
