package org.imisconnect.bench;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Writes things in the order they come: with a pool a thousand at a time on its threads, without
 * one at once.
 */
final class OrderedWriter<T> implements Closeable {
  private static final int CHUNK = 1000;
  private static final int AHEAD = 4;

  /** Writes one thing. */
  interface Way<T> {
    void write(ResourceWriter writer, T thing, OutputStream out) throws IOException;
  }

  private final OutputStream file;
  private final ThreadLocal<ResourceWriter> writers;
  private final @Nullable ExecutorService pool;
  private final Way<T> way;
  private final Deque<Future<ByteArrayOutputStream>> pending = new ArrayDeque<>();
  private List<T> chunk = new ArrayList<>(CHUNK);

  OrderedWriter(
      Path file, ThreadLocal<ResourceWriter> writers, @Nullable ExecutorService pool, Way<T> way)
      throws IOException {
    this.file = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    this.writers = writers;
    this.pool = pool;
    this.way = way;
  }

  void add(T thing) throws IOException {
    if (pool == null) {
      way.write(writers.get(), thing, file);
      return;
    }
    chunk.add(thing);
    if (chunk.size() == CHUNK) {
      submit(pool);
    }
  }

  private void submit(ExecutorService threads) throws IOException {
    List<T> things = chunk;
    chunk = new ArrayList<>(CHUNK);
    pending.add(threads.submit(() -> bytes(things)));
    if (pending.size() > AHEAD) {
      drain();
    }
  }

  private ByteArrayOutputStream bytes(List<T> things) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 20);
    for (T thing : things) {
      way.write(writers.get(), thing, out);
    }
    return out;
  }

  private void drain() throws IOException {
    try {
      pending.remove().get().writeTo(file);
    } catch (InterruptedException | ExecutionException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    if (pool != null) {
      submit(pool);
    }
    while (!pending.isEmpty()) {
      drain();
    }
    file.close();
  }
}
