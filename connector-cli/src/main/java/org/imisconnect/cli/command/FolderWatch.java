package org.imisconnect.cli.command;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Waits for a file below a folder to be saved. The system wakes it; it never polls files. */
final class FolderWatch implements AutoCloseable {
  /** Editors save in several steps: what comes within this time is one change. */
  private static final long SETTLE_MILLIS = 150;

  private final Path folder;
  private final WatchService watcher;

  FolderWatch(Path folder) throws IOException {
    this.folder = folder;
    this.watcher = folder.getFileSystem().newWatchService();
    register();
  }

  /** Also folders that are new; one that is registered already stays as it is. */
  private void register() throws IOException {
    try (Stream<Path> folders = Files.walk(folder)) {
      for (Path each : folders.filter(Files::isDirectory).toList()) {
        each.register(watcher, ENTRY_CREATE, ENTRY_MODIFY, ENTRY_DELETE);
      }
    }
  }

  /** Returns once something has changed and editors have done. */
  void await() throws InterruptedException, IOException {
    @Nullable WatchKey key = watcher.take();
    while (key != null) {
      key.pollEvents();
      key.reset();
      key = watcher.poll(SETTLE_MILLIS, TimeUnit.MILLISECONDS);
    }
    register();
  }

  @Override
  public void close() throws IOException {
    watcher.close();
  }
}
