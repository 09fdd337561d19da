package org.imisconnect.run.mapping;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.LongConsumer;
import java.util.function.LongToIntFunction;

/**
 * Sorted keys with their lines in a file, twelve bytes each, and the first key of each block in
 * memory, so that one read finds a key; deleted when closed. One thread.
 */
final class KeySegment implements AutoCloseable {
  private static final int ENTRY = 12;

  /** Entries of a block. */
  private static final int BLOCK = 512;

  private final Path file;
  private final FileChannel channel;
  private final int entries;
  private final long[] firsts;
  private final ByteBuffer block = ByteBuffer.allocate(BLOCK * ENTRY);

  private KeySegment(Path file, int entries, long[] firsts) throws IOException {
    this.file = file;
    this.entries = entries;
    this.firsts = firsts;
    this.channel = FileChannel.open(file, StandardOpenOption.READ);
  }

  static KeySegment write(Path file, long[] sorted, LongToIntFunction lineOf) throws IOException {
    long[] firsts = new long[(sorted.length + BLOCK - 1) / BLOCK];
    ByteBuffer block = ByteBuffer.allocate(BLOCK * ENTRY);
    try (OutputStream out = PrivateFiles.create(file)) {
      for (int number = 0; number < firsts.length; number++) {
        int from = number * BLOCK;
        firsts[number] = sorted[from];
        block.clear();
        for (int i = from; i < Math.min(from + BLOCK, sorted.length); i++) {
          block.putLong(sorted[i]).putInt(lineOf.applyAsInt(sorted[i]));
        }
        out.write(block.array(), 0, block.position());
      }
    }
    return new KeySegment(file, sorted.length, firsts);
  }

  /** Line of a key, or 0. */
  long lineOf(long key) {
    int found = Arrays.binarySearch(firsts, key);
    int number = found >= 0 ? found : -found - 2;
    if (number < 0) {
      return 0;
    }
    int low = 0;
    int high = read(number) - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = Long.compare(block.getLong(middle * ENTRY), key);
      if (order == 0) {
        return block.getInt(middle * ENTRY + 8);
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
    for (int number = 0; number < firsts.length; number++) {
      int count = read(number);
      for (int i = 0; i < count; i++) {
        consumer.accept(block.getLong(i * ENTRY));
      }
    }
  }

  /** Reads a block; gives the number of its entries. */
  private int read(int number) {
    int count = Math.min(BLOCK, entries - number * BLOCK);
    long at = (long) number * BLOCK * ENTRY;
    try {
      block.clear().limit(count * ENTRY);
      while (block.hasRemaining()) {
        if (channel.read(block, at + block.position()) < 0) {
          throw new IOException("a temporary file of keys was cut: is the disk full?");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(file);
  }
}
