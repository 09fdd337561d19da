package org.imisconnect.source.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.source.SourceInput;

/**
 * One connection with one read-only transaction that sees the database as it was at one moment. All
 * records of a run are read in it, again and again with the same rows. One thread at a time.
 */
final class Snapshot implements AutoCloseable {
  private static final List<String> POSTGRES =
      List.of(
          "SET TIME ZONE 'UTC'",
          "SET DateStyle TO ISO",
          // else two readings of one table may begin at different rows
          "SET synchronize_seqscans TO off",
          "SET max_parallel_workers_per_gather TO 0",
          "SELECT 1");
  private final Drivers drivers;
  private final Connection connection;
  private final String password;
  private final String shown;
  private final boolean postgres;

  /** Connects, and begins the transaction. */
  Snapshot(SourceInput input) {
    Map<String, String> settings = input.settings();
    String url = url(input);
    password = settings.getOrDefault("password", "");
    shown = SqlTrouble.shown(url);
    drivers =
        new Drivers(settings.getOrDefault("drivers", ""), settings.getOrDefault("driver", ""));
    postgres = url.startsWith("jdbc:postgresql:");
    try {
      connection = connect(url, settings);
    } catch (SQLException failure) {
      throw config("cannot open " + shown, failure);
    }
    try {
      begin(url);
    } catch (SQLException failure) {
      close();
      throw config("cannot open " + shown, failure);
    }
  }

  Connection connection() {
    return connection;
  }

  /** Whether values come as PostgreSQL writes them. */
  boolean isPostgres() {
    return postgres;
  }

  /** Runs what may fail without ending the transaction. */
  boolean succeeds(SqlAction action) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try {
      action.run();
      return true;
    } catch (SQLException failure) {
      return false;
    } finally {
      connection.rollback(before);
    }
  }

  /** A failure that the user can mend. */
  ConfigException config(String what, SQLException failure) {
    // without a cause: its text may hold a password or a value
    return new ConfigException(what + ": " + SqlTrouble.of(failure, password));
  }

  /** A failure while rows are read. */
  IOException broken(String what, SQLException failure) {
    return new IOException(what + ": " + SqlTrouble.of(failure, password));
  }

  String shown() {
    return shown;
  }

  @Override
  public void close() {
    try (drivers;
        connection) {
      connection.rollback();
    } catch (SQLException | IOException failure) {
      // the transaction only read, so nothing is lost where it cannot be ended in order
      return;
    }
  }

  private Connection connect(String url, Map<String, String> settings) throws SQLException {
    Properties properties = new Properties();
    for (String name : List.of("user", "password")) {
      if (settings.containsKey(name)) {
        properties.setProperty(name, settings.get(name));
      }
    }
    if (url.startsWith("jdbc:postgresql:")) {
      properties.setProperty("binaryTransfer", "false");
      properties.setProperty("readOnly", "true");
    } else if (url.startsWith("jdbc:sqlite:")) {
      properties.setProperty("open_mode", "1");
    }
    Driver driver = drivers.find(url);
    Connection opened = driver.connect(url, properties);
    if (opened == null) {
      throw new ConfigException("the driver does not take " + shown + ".");
    }
    return opened;
  }

  private void begin(String url) throws SQLException {
    DatabaseMetaData about = connection.getMetaData();
    if (url.startsWith("jdbc:sqlite:")) {
      connection.setAutoCommit(false);
      run(List.of("SELECT count(*) FROM sqlite_master"));
      return;
    }
    connection.setReadOnly(true);
    for (int level :
        List.of(Connection.TRANSACTION_REPEATABLE_READ, Connection.TRANSACTION_SERIALIZABLE)) {
      if (about.supportsTransactionIsolationLevel(level)) {
        connection.setTransactionIsolation(level);
        break;
      }
    }
    connection.setAutoCommit(false);
    run(postgres ? POSTGRES : List.of());
  }

  private void run(List<String> statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        if (statement.execute(sql)) {
          try (ResultSet rows = statement.getResultSet()) {
            rows.next();
          }
        }
      }
    }
  }

  private static String url(SourceInput input) {
    String url = input.settings().get("url");
    if (url != null) {
      return url;
    }
    if (!Files.isRegularFile(input.path())) {
      throw new ConfigException(
          "a database needs `url` in the project's sources, or a SQLite file as input; "
              + input.path()
              + " is none.");
    }
    return "jdbc:sqlite:" + input.path().toAbsolutePath();
  }

  /** Something with SQL. */
  @FunctionalInterface
  interface SqlAction {
    void run() throws SQLException;
  }
}
