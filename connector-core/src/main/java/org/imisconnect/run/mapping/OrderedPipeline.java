package org.imisconnect.run.mapping;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.imisconnect.run.join.InterruptedRunException;
import org.imisconnect.run.join.OtherThread;

/**
 * A ring of slots: the calling thread fills them in order, workers process them in any order, and
 * the calling thread drains them in the order they were filled. So the number of threads never
 * shows in what is drained.
 */
final class OrderedPipeline<S> implements AutoCloseable {
  private final int threads;
  private final ExecutorService executor;

  OrderedPipeline(int threads) {
    this.threads = threads;
    this.executor =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "map-worker");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Slots that keep every worker busy while the calling thread reads and writes. */
  int slots() {
    return threads + 2;
  }

  void run(List<S> slots, Fill<S> fill, Supplier<Work<S>> newWork, Drain<S> drain)
      throws IOException {
    BlockingQueue<Work<S>> works = new ArrayBlockingQueue<>(threads);
    for (int i = 0; i < threads; i++) {
      works.add(newWork.get());
    }
    Deque<S> free = new ArrayDeque<>(slots);
    Deque<Pending<S>> pending = new ArrayDeque<>();
    while (true) {
      while (!pending.isEmpty() && (free.isEmpty() || pending.getFirst().future.isDone())) {
        free.add(finish(pending.removeFirst(), drain));
      }
      S slot = free.remove();
      if (!fill.fill(slot)) {
        break;
      }
      pending.add(new Pending<>(slot, executor.submit(() -> process(works, slot))));
    }
    while (!pending.isEmpty()) {
      finish(pending.removeFirst(), drain);
    }
  }

  private static <S> void process(BlockingQueue<Work<S>> works, S slot) {
    Work<S> work = works.remove();
    try {
      work.process(slot);
    } finally {
      works.add(work);
    }
  }

  private static <S> S finish(Pending<S> pending, Drain<S> drain) throws IOException {
    try {
      pending.future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedRunException(e);
    } catch (ExecutionException e) {
      throw OtherThread.failure(e);
    }
    drain.drain(pending.slot);
    return pending.slot;
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }

  private record Pending<S>(S slot, Future<?> future) {}

  /** Fills a slot; false at the end. */
  interface Fill<S> {
    boolean fill(S slot) throws IOException;
  }

  /** Processes a slot; owned by one thread at a time. */
  interface Work<S> {
    void process(S slot);
  }

  /** Takes what a slot holds, in order. */
  interface Drain<S> {
    void drain(S slot) throws IOException;
  }
}
