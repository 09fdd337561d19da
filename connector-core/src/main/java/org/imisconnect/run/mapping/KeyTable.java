package org.imisconnect.run.mapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Hashes of business keys seen so far, each with the line where it was seen first: finds a key that
 * comes twice. Some 12 MB in memory at most, half as much again while it grows; what is more lies
 * in sorted segments on disk, behind a Bloom filter that spares nearly all looks at them. One
 * thread.
 */
final class KeyTable implements AutoCloseable {
  /** Keys held in memory: three quarters of a million slots. */
  static final int MOST_IN_MEMORY = 750_000;

  private static final int SMALLEST = 1 << 12;

  private final Path folder;
  private final String name;
  private final int limit;
  private long[] hashes = new long[SMALLEST];
  private int[] lines = new int[SMALLEST];
  private int size;
  private final List<KeySegment> segments = new ArrayList<>();
  private BloomFilter filter = BloomFilter.none();

  KeyTable(Path folder, String name) {
    this(folder, name, MOST_IN_MEMORY);
  }

  KeyTable(Path folder, String name, int limit) {
    this.folder = folder;
    this.name = name;
    this.limit = limit;
  }

  /** Line where a key was seen, or 0. */
  long lineOf(long hash) {
    long key = nonZero(hash);
    int line = lines[slot(key)];
    return line != 0 || segments.isEmpty() || !filter.mayContain(key) ? line : onDisk(key);
  }

  private long onDisk(long key) {
    for (KeySegment segment : segments) {
      long line = segment.lineOf(key);
      if (line != 0) {
        return line;
      }
    }
    return 0;
  }

  /** Adds a key that was not seen before. */
  void add(long hash, long line) {
    if (size == limit) {
      spill();
    }
    if (size * 4L >= hashes.length * 3L) {
      grow();
    }
    long key = nonZero(hash);
    int slot = slot(key);
    if (hashes[slot] == 0) {
      hashes[slot] = key;
      lines[slot] = (int) Math.max(1, Math.min(line, Integer.MAX_VALUE));
      size++;
    }
  }

  /** A pass is over: gives memory back where there is much of it. */
  void rest() {
    if (!segments.isEmpty() && size > 0) {
      spill();
    }
    if (!segments.isEmpty()) {
      hashes = new long[SMALLEST];
      lines = new int[SMALLEST];
      filter = BloomFilter.none();
    }
  }

  /** A pass begins. */
  void wake() {
    if (!segments.isEmpty()) {
      filter = new BloomFilter();
      segments.forEach(segment -> segment.eachKey(filter::add));
    }
  }

  private void spill() {
    long[] sorted = sortedKeys();
    try {
      Path file = folder.resolve("keys-" + name + "-" + segments.size());
      segments.add(KeySegment.write(file, sorted, key -> lines[slot(key)]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (filter.isNone()) {
      filter = new BloomFilter();
    }
    for (long key : sorted) {
      filter.add(key);
    }
    Arrays.fill(hashes, 0);
    Arrays.fill(lines, 0);
    size = 0;
  }

  /** By hand: a stream holds all keys three times, which ten million groups have no room for. */
  private long[] sortedKeys() {
    long[] sorted = new long[size];
    int next = 0;
    for (long hash : hashes) {
      if (hash != 0) {
        sorted[next++] = hash;
      }
    }
    Arrays.sort(sorted);
    return sorted;
  }

  private static long nonZero(long hash) {
    return hash == 0 ? 1 : hash;
  }

  private int slot(long key) {
    int mask = hashes.length - 1;
    int slot = (int) (key ^ (key >>> 32)) & mask;
    while (hashes[slot] != 0 && hashes[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldHashes = hashes;
    int[] oldLines = lines;
    hashes = new long[oldHashes.length * 2];
    lines = new int[hashes.length];
    for (int i = 0; i < oldHashes.length; i++) {
      if (oldHashes[i] != 0) {
        int slot = slot(oldHashes[i]);
        hashes[slot] = oldHashes[i];
        lines[slot] = oldLines[i];
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (KeySegment segment : segments) {
      segment.close();
    }
  }
}
