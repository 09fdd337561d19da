package org.imisconnect.run.join;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.imisconnect.finding.Finding;
import org.imisconnect.record.RowBatch;
import org.imisconnect.source.RecordReader;

/**
 * Reads a record from its first row to its last: a thread of its own cuts and parses the batches
 * ahead, the calling thread takes them in order.
 */
public final class ReadAhead {
  private static final int BATCHES = 3;
  private static final Parsed END = new Parsed(new RowBatch(0), List.of(), true);

  private final RecordReader reader;
  private final Consumer<RowBatch> prepare;
  private final BlockingQueue<Parsed> free = new ArrayBlockingQueue<>(BATCHES);
  private final BlockingQueue<Parsed> full = new ArrayBlockingQueue<>(BATCHES + 1);

  private ReadAhead(RecordReader reader, int batchBytes, Consumer<RowBatch> prepare) {
    this.reader = reader;
    this.prepare = prepare;
    for (int i = 0; i < BATCHES; i++) {
      free.add(new Parsed(new RowBatch(batchBytes), new ArrayList<>(), false));
    }
  }

  /** Reads all rows; the reader stays open. */
  public static void each(RecordReader reader, int batchBytes, Taker taker) throws IOException {
    each(reader, batchBytes, batch -> {}, taker);
  }

  /**
   * Reads all rows; the reader stays open.
   *
   * @param prepare looks at each batch before it is parsed, in the other thread
   */
  public static void each(
      RecordReader reader, int batchBytes, Consumer<RowBatch> prepare, Taker taker)
      throws IOException {
    new ReadAhead(reader, batchBytes, prepare).run(taker);
  }

  private void run(Taker taker) throws IOException {
    FutureTask<Void> reading = new FutureTask<>(this::read, null);
    Thread thread = new Thread(reading, "read-ahead");
    thread.setDaemon(true);
    thread.start();
    try {
      for (Parsed next = full.take(); !next.end; next = full.take()) {
        taker.take(next.batch, next.findings);
        next.findings.clear();
        free.add(next);
      }
      reading.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedRunException(e);
    } catch (ExecutionException e) {
      throw OtherThread.failure(e);
    } finally {
      stop(thread);
    }
  }

  private void read() {
    try {
      for (Parsed next = free.take(); reader.read(next.batch); next = free.take()) {
        prepare.accept(next.batch);
        reader.parse(next.batch, next.findings::add);
        full.add(next);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      full.add(END);
    }
  }

  /** Waits until the other thread has let go of the reader. */
  private static void stop(Thread thread) {
    boolean interrupted = Thread.interrupted();
    while (thread.isAlive()) {
      thread.interrupt();
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private record Parsed(RowBatch batch, List<Finding> findings, boolean end) {}

  /** Takes a batch of parsed rows, and what its source found wrong with them. */
  @FunctionalInterface
  public interface Taker {
    void take(RowBatch batch, List<Finding> findings) throws IOException;
  }
}
