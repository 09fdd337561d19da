package org.imisconnect.ledger.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.imisconnect.finding.ConfigException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteException;

/**
 * One SQLite file, readable by its owner only, with its prepared statements. Thread-safe: one
 * caller at a time; a transaction belongs to the thread that holds the monitor.
 *
 * <p>What the disk does (full, locked, not a database) is a {@link ConfigException}.
 */
public final class SqliteFile implements AutoCloseable {
  private static final Set<PosixFilePermission> OWNER =
      Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final Path file;
  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  private SqliteFile(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /** Reads a row of a result. */
  @FunctionalInterface
  public interface RowReader<T> {
    /** What the row says; must not read the next one. */
    T read(ResultSet row) throws SQLException;
  }

  /** Takes a row of a result. */
  @FunctionalInterface
  public interface RowSink {
    /** Takes what it needs of the row. */
    void take(ResultSet row) throws SQLException;
  }

  /** Opens a file whose every commit is on disk before it returns. */
  public static SqliteFile openDurable(Path file) {
    return open(file, "PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL");
  }

  /** Opens a file for scratch work: fast, of no worth after a crash. */
  public static SqliteFile openScratch(Path file) {
    return open(
        file,
        "PRAGMA journal_mode=OFF",
        "PRAGMA synchronous=OFF",
        "PRAGMA locking_mode=EXCLUSIVE",
        "PRAGMA temp_store=FILE");
  }

  private static SqliteFile open(Path file, String... pragmas) {
    try {
      ownerOnly(file);
      SqliteFile opened = new SqliteFile(file, DriverManager.getConnection("jdbc:sqlite:" + file));
      opened.script("PRAGMA busy_timeout=10000");
      opened.script("PRAGMA cache_size=-32768");
      for (String pragma : pragmas) {
        opened.script(pragma);
      }
      return opened;
    } catch (SQLException e) {
      throw trouble(file, e);
    } catch (IOException e) {
      throw new ConfigException(
          file.getFileName() + ": cannot be made or protected. Check folder and rights.", e);
    }
  }

  private static void ownerOnly(Path file) throws IOException {
    if (!Files.exists(file)) {
      Files.createFile(file);
    }
    // SQLite gives the files of its log the rights of the database file.
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(file, OWNER);
    }
  }

  /** Runs statements that take no arguments. */
  public synchronized void script(String... sqls) {
    try (Statement statement = connection.createStatement()) {
      for (String sql : sqls) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw trouble(file, e);
    }
  }

  /** Runs a change; returns the number of rows it met. */
  public synchronized int update(String sql, @Nullable Object... arguments) {
    try {
      return prepared(sql, arguments).executeUpdate();
    } catch (SQLException e) {
      throw trouble(file, e);
    }
  }

  /** Gives on each row of a query. The sink must not write to this file. */
  public synchronized void each(String sql, RowSink sink, @Nullable Object... arguments) {
    try (ResultSet rows = prepared(sql, arguments).executeQuery()) {
      while (rows.next()) {
        sink.take(rows);
      }
    } catch (SQLException e) {
      throw trouble(file, e);
    }
  }

  /** The first row of a query. */
  public synchronized <T> Optional<T> first(
      String sql, RowReader<T> reader, @Nullable Object... arguments) {
    try (ResultSet rows = prepared(sql, arguments).executeQuery()) {
      return rows.next() ? Optional.of(reader.read(rows)) : Optional.empty();
    } catch (SQLException e) {
      throw trouble(file, e);
    }
  }

  /** Runs changes as one: all of them, on disk as far as this file promises, or none. */
  public synchronized void transaction(Runnable changes) {
    script("BEGIN IMMEDIATE");
    boolean done = false;
    try {
      changes.run();
      script("COMMIT");
      done = true;
    } finally {
      if (!done) {
        script("ROLLBACK");
      }
    }
  }

  private PreparedStatement prepared(String sql, @Nullable Object... arguments)
      throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    for (int i = 0; i < arguments.length; i++) {
      statement.setObject(i + 1, arguments[i]);
    }
    return statement;
  }

  private static ConfigException trouble(Path file, SQLException e) {
    String what = e instanceof SQLiteException s ? s.getResultCode().name() : "SQL state unknown";
    return new ConfigException(
        file.getFileName()
            + ": the database cannot be used ("
            + what
            + "). Check free space and rights, and that no other program holds it.",
        e);
  }

  @Override
  public synchronized void close() {
    try {
      for (PreparedStatement statement : statements.values()) {
        statement.close();
      }
      statements.clear();
      connection.close();
    } catch (SQLException e) {
      throw trouble(file, e);
    }
  }
}
