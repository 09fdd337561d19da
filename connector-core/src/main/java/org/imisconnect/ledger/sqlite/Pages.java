package org.imisconnect.ledger.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.imisconnect.ledger.Entry;
import org.imisconnect.ledger.ResourceState;

/** Walks entries page by page, so that they may be written between two pages. */
final class Pages {
  private Pages() {}

  /** Gives on what a query finds; its arguments are scope, state and the last entry's number. */
  static void walk(
      SqliteFile db, String sql, long scope, ResourceState state, Consumer<Entry> sink) {
    List<EntryRows.Row> page = new ArrayList<>();
    long last = 0;
    do {
      page.clear();
      db.each(sql, row -> page.add(EntryRows.read(row)), scope, state.name(), last);
      for (EntryRows.Row row : page) {
        last = row.number();
        sink.accept(row.entry());
      }
    } while (!page.isEmpty());
  }
}
