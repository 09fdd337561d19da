package org.imisconnect.cli.terminal;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.imisconnect.run.mapping.PrivateFiles;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The log of one run, in a file that only its owner may read. Nothing of it is on the console.
 * There is one at a time, as logging itself is one for a process.
 */
public final class RunLog {
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);
  private static volatile @Nullable Latest latest;

  private final FileAppender<ILoggingEvent> appender;
  private final Logger root;

  private record Latest(Env env, Path file) {}

  private RunLog(FileAppender<ILoggingEvent> appender, Logger root) {
    this.appender = appender;
    this.root = root;
  }

  /** Work that is logged; gives an exit code. */
  @FunctionalInterface
  public interface Work {
    int run() throws IOException;
  }

  /**
   * Does work, and keeps a log of it.
   *
   * @param state the folder {@code .imisconnect} of a project
   * @param retain how long older logs stay; null for ever
   */
  public static int keep(Env env, Path state, String command, @Nullable Duration retain, Work work)
      throws IOException {
    RunLog log = begin(env, state, command, retain);
    try {
      return work.run();
    } catch (RuntimeException | IOException e) {
      LoggerFactory.getLogger(RunLog.class).error("ended by an error", e);
      throw e;
    } finally {
      log.close();
    }
  }

  private static RunLog begin(Env env, Path state, String command, @Nullable Duration retain) {
    Instant now = env.clock().instant();
    try {
      PrivateFiles.folder(state);
      Path folder = state.resolve("logs");
      PrivateFiles.folder(folder);
      if (retain != null) {
        forget(folder, now.minus(retain));
      }
      Path file = folder.resolve(NAME.format(now) + "-" + command + ".log");
      PrivateFiles.create(file).close();
      latest = new Latest(env, file);
      return attach(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RunLog attach(Path file) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.setPattern("%d{yyyy-MM-dd'T'HH:mm:ss.SSSX,UTC} %-5level [%thread] %logger{30} %msg%n");
    encoder.start();
    FileAppender<ILoggingEvent> appender = new FileAppender<>();
    appender.setContext(context);
    appender.setFile(file.toString());
    appender.setEncoder(encoder);
    appender.start();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    context.getLogger("org.imisconnect").setLevel(Level.DEBUG);
    root.addAppender(appender);
    return new RunLog(appender, root);
  }

  private static void forget(Path folder, Instant before) throws IOException {
    List<Path> logs;
    try (Stream<Path> files = Files.list(folder)) {
      logs = files.filter(Files::isRegularFile).toList();
    }
    for (Path log : logs) {
      if (Files.getLastModifiedTime(log).toInstant().isBefore(before)) {
        Files.delete(log);
      }
    }
  }

  /** The log of a run, for the message after a failure. */
  @SuppressWarnings("ReferenceEquality") // the very same environment: one run of the program
  public static Optional<Path> of(Env env) {
    Latest last = latest;
    return last == null || !last.env().equals(env) ? Optional.empty() : Optional.of(last.file());
  }

  private void close() {
    root.detachAppender(appender);
    appender.stop();
    root.setLevel(Level.OFF);
  }
}
