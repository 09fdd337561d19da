package org.imisconnect.source.jdbc;

import java.sql.SQLException;
import java.util.Set;

/**
 * What may be shown of an address and of a database's complaint: no password, no address with
 * settings, and no text that could hold a value of a row.
 */
final class SqlTrouble {
  /** Connection, login, unknown database, syntax or unknown name, stopped: these name no values. */
  private static final Set<String> SHOWN = Set.of("08", "28", "3D", "42", "57");

  private SqlTrouble() {}

  /** An address without user, password and settings. */
  static String shown(String url) {
    return url.replaceAll("[?;].*", "").replaceAll("//[^/@]*@", "//");
  }

  /** One line about a failure. */
  static String of(SQLException failure, String password) {
    String state = failure.getSQLState();
    String kind = state == null || state.length() < 2 ? "" : state.substring(0, 2);
    if (!kind.isEmpty() && !SHOWN.contains(kind)) {
      return "the database says SQL state " + state;
    }
    String line = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    String safe = password.isEmpty() ? line : line.replace(password, "…");
    return "the database says: " + safe.replaceAll("(jdbc:[^\\s?;]*)[?;]\\S*", "$1");
  }
}
