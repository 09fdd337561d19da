package org.imisconnect.run.mapping;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.LongConsumer;
import java.util.function.LongToIntFunction;

/** Sorted keys with their lines in a file, twelve bytes each; deleted when closed. One thread. */
final class KeySegment implements AutoCloseable {
  private static final int ENTRY = 12;

  private final Path file;
  private final FileChannel channel;
  private final long entries;
  private final ByteBuffer one = ByteBuffer.allocate(ENTRY);

  private KeySegment(Path file, long entries) throws IOException {
    this.file = file;
    this.entries = entries;
    this.channel = FileChannel.open(file, StandardOpenOption.READ);
  }

  static KeySegment write(Path file, long[] sorted, LongToIntFunction lineOf) throws IOException {
    try (OutputStream out = PrivateFiles.create(file)) {
      ByteBuffer entry = ByteBuffer.allocate(ENTRY);
      for (long key : sorted) {
        entry.clear();
        entry.putLong(key).putInt(lineOf.applyAsInt(key));
        out.write(entry.array());
      }
    }
    return new KeySegment(file, sorted.length);
  }

  /** Line of a key, or 0. */
  long lineOf(long key) {
    long low = 0;
    long high = entries - 1;
    while (low <= high) {
      long middle = (low + high) >>> 1;
      read(middle);
      int order = Long.compare(one.getLong(0), key);
      if (order == 0) {
        return one.getInt(8);
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return 0;
  }

  void eachKey(LongConsumer consumer) {
    for (long i = 0; i < entries; i++) {
      read(i);
      consumer.accept(one.getLong(0));
    }
  }

  private void read(long entry) {
    try {
      one.clear();
      long at = entry * ENTRY;
      while (one.hasRemaining()) {
        if (channel.read(one, at + one.position()) < 0) {
          throw new IOException("a temporary file of keys was cut: is the disk full?");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(file);
  }
}
