package org.imisconnect.source.jdbc;

import java.io.Closeable;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.imisconnect.finding.ConfigException;

/**
 * Finds the driver of a database: in the jars of a folder, which see nothing of this program and
 * nothing of which this program sees, else among those that are shipped (PostgreSQL, SQLite). One
 * thread; to be closed after the last connection.
 */
final class Drivers implements Closeable {
  private final URLClassLoader loader;
  private final String jars;
  private final String folder;
  private final String className;

  /**
   * Drivers.
   *
   * @param folder with jars; empty where none
   * @param className the driver's class; empty to find it by the address
   */
  Drivers(String folder, String className) {
    List<Path> found = folder.isEmpty() ? List.of() : jars(Path.of(folder));
    this.folder = folder;
    this.className = className;
    this.jars = String.join(", ", found.stream().map(jar -> jar.getFileName().toString()).toList());
    this.loader =
        new URLClassLoader(
            found.stream().map(Drivers::url).toArray(URL[]::new),
            ClassLoader.getPlatformClassLoader());
  }

  /** The driver for an address. */
  Driver find(String url) throws SQLException {
    List<String> broken = new ArrayList<>();
    for (Driver driver : className.isEmpty() ? inFolder(broken) : List.of(named())) {
      if (driver.acceptsURL(url)) {
        return driver;
      }
    }
    if (url.startsWith("jdbc:postgresql:")) {
      return new org.postgresql.Driver();
    }
    if (url.startsWith("jdbc:sqlite:")) {
      return new org.sqlite.JDBC();
    }
    throw new ConfigException(
        "no driver takes "
            + SqlTrouble.shown(url)
            + ". Put its jar into the drivers folder"
            + (folder.isEmpty() ? "" : " " + folder + " (found: " + jars + ")")
            + (broken.isEmpty() ? "." : ". Not loaded: " + String.join("; ", broken)));
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }

  private List<Driver> inFolder(List<String> broken) {
    List<Driver> drivers = new ArrayList<>();
    Iterator<Driver> all = ServiceLoader.load(Driver.class, loader).iterator();
    for (boolean more = true; more; ) {
      try {
        more = all.hasNext();
        if (more) {
          Driver driver = all.next();
          if (driver.getClass().getClassLoader() == loader) {
            drivers.add(driver);
          }
        }
      } catch (ServiceConfigurationError | LinkageError error) {
        broken.add(jars + ": " + error.getMessage());
      }
    }
    return Collections.unmodifiableList(drivers);
  }

  private Driver named() {
    try {
      return Class.forName(className, true, loader)
          .asSubclass(Driver.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException | LinkageError | ClassCastException failure) {
      throw new ConfigException(
          "driver " + className + " cannot be loaded from " + folder + " (found: " + jars + ").",
          failure);
    }
  }

  private static List<Path> jars(Path folder) {
    List<Path> jars = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jar")) {
        files.forEach(jars::add);
      } catch (IOException failure) {
        throw new ConfigException("drivers folder " + folder + " cannot be read.", failure);
      }
    }
    Collections.sort(jars);
    return jars;
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException failure) {
      throw new IllegalStateException("a path always has an address", failure);
    }
  }
}
