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
import org.imisconnect.run.join.InterruptedRunException;

/**
 * CRC-32 of all source files, taken by a thread of its own while the run goes on. Made and asked by
 * one thread.
 */
public final class SourceChecksums {
  private final FutureTask<Map<Path, String>> task;

  private SourceChecksums(Set<Path> files) {
    task = new FutureTask<>(() -> checksums(files));
  }

  /** Begins to read the files of the records that have input. */
  public static SourceChecksums begin(Collection<RecordType> records, RecordSources sources) {
    Set<Path> files = new LinkedHashSet<>();
    for (RecordType record : records) {
      if (sources.exists(record)) {
        files.addAll(sources.source(record).files());
      }
    }
    SourceChecksums checksums = new SourceChecksums(files);
    Thread thread = new Thread(checksums.task, "source-checksums");
    thread.setDaemon(true);
    thread.start();
    return checksums;
  }

  private static Map<Path, String> checksums(Set<Path> files) throws IOException {
    Map<Path, String> sums = new HashMap<>();
    for (Path file : files) {
      sums.put(file, FileChecksum.crc32(file));
    }
    return sums;
  }

  /** Waits for the CRC-32 of all files and gives them. */
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
