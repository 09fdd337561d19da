package org.imisconnect.run.playground;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Iterator;
import java.util.ServiceLoader;
import org.imisconnect.finding.ConfigException;
import org.jspecify.annotations.Nullable;

/** Starts a stand-in for openIMIS; its jars lie apart from those of production. Stateless. */
public interface PlaygroundServer {
  /**
   * Starts the newest build on the loopback address.
   *
   * @param port 0 for a free one
   * @param state what {@link Running#keep} wrote, to go on with; null to begin anew
   * @throws ConfigException where the port is taken
   */
  default Running start(int port, Clock clock, @Nullable Path state) {
    return start(new Setup(port, clock, state, "", null, null));
  }

  /**
   * Starts to listen on the loopback address.
   *
   * @throws ConfigException where the port is taken, the build unknown or the file of faults wrong
   */
  Running start(Setup setup);

  /**
   * How a stand-in starts.
   *
   * @param port 0 for a free one
   * @param state what {@link Running#keep} wrote, to go on with; null to begin anew
   * @param build the release to stand for; empty for the newest
   * @param faults a file of faults that strike requests; null for none
   * @param before the real server that the faults are put before; null for the stand-in itself
   */
  record Setup(
      int port,
      Clock clock,
      @Nullable Path state,
      String build,
      @Nullable Path faults,
      @Nullable URI before) {}

  /** A stand-in that listens until it is closed. Thread-safe. */
  interface Running extends AutoCloseable {
    /** Root of its FHIR API. */
    String url();

    /** Root of its controls. */
    String controlUrl();

    /** Who may log in; all with the same password. */
    String user();

    /** The password, which is no secret. */
    String password();

    /** Values every claim that passed the checks, as staff would; says how many. */
    int valuateAll();

    /** Writes all that it holds into a file. */
    void keep(Path file);

    @Override
    void close();
  }

  /**
   * The stand-in on the class path.
   *
   * @throws ConfigException where its jars are not there
   */
  static PlaygroundServer load() {
    Iterator<PlaygroundServer> found = ServiceLoader.load(PlaygroundServer.class).iterator();
    if (!found.hasNext()) {
      throw new ConfigException(
          "The stand-in is not installed: its jars belong into lib-demo. Use the full download.");
    }
    return found.next();
  }
}
