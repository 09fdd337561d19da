package org.imisconnect.run.mapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.imisconnect.record.RecordType;

/**
 * SHA-256 of all source files, taken by a thread of its own while the run goes on. Made and asked
 * by one thread.
 */
public final class SourceDigests {
  private final FutureTask<Map<Path, String>> task;

  private SourceDigests(Set<Path> files) {
    task = new FutureTask<>(() -> digests(files));
  }

  /** Begins to read the files of the records that have input. */
  public static SourceDigests begin(Collection<RecordType> records, RecordSources sources) {
    Set<Path> files = new LinkedHashSet<>();
    for (RecordType record : records) {
      if (sources.exists(record)) {
        files.addAll(sources.source(record).files());
      }
    }
    SourceDigests digests = new SourceDigests(files);
    Thread thread = new Thread(digests.task, "source-digests");
    thread.setDaemon(true);
    thread.start();
    return digests;
  }

  private static Map<Path, String> digests(Set<Path> files) throws IOException {
    Map<Path, String> digests = new HashMap<>();
    for (Path file : files) {
      digests.put(file, FileDigests.sha256(file));
    }
    return digests;
  }

  /** Waits for the SHA-256 of all files and gives them. */
  Map<Path, String> all() throws IOException {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedRunException(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw new IOException(cause.getMessage(), cause);
      }
      if (e.getCause() instanceof UncheckedIOException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
