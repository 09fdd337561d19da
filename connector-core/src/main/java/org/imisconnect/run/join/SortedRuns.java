package org.imisconnect.run.join;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.imisconnect.value.Output;

/**
 * Entries with a number, given in any order and read back by ascending number; entries of one
 * number come in the order they were added. What does not fit into the buffer goes to sorted runs
 * in a folder. One thread.
 */
final class SortedRuns implements AutoCloseable {
  private static final int READ_BUFFER = 1 << 16;

  private final Path folder;
  private final String name;
  private final int full;
  private final Output buffer;
  private long[] order = new long[4096];
  private int[] offsets = new int[4096];
  private int count;
  private final List<Path> files = new ArrayList<>();
  private final List<Run> runs = new ArrayList<>();

  /**
   * @param limit bytes to hold before a run is written
   */
  SortedRuns(Path folder, String name, int limit) {
    this.folder = folder;
    this.name = name;
    // Spilled before an entry would make the buffer grow above the limit, which doubles it.
    this.full = Math.max(limit - READ_BUFFER, limit / 2);
    this.buffer = new Output(Math.min(limit, 1 << 20));
  }

  /** Begins an entry; its bytes are then written to what this gives, and {@link #end} ends it. */
  Output begin(int number) throws IOException {
    if (buffer.size >= full) {
      spill();
    }
    if (count == offsets.length) {
      offsets = Arrays.copyOf(offsets, count * 2);
      order = Arrays.copyOf(order, count * 2);
    }
    order[count] = ((long) number << 32) | count;
    offsets[count] = buffer.size;
    buffer.reserve(4);
    buffer.size += 4;
    return buffer;
  }

  void end() {
    PackedRow.putInt(buffer.bytes, offsets[count], buffer.size - offsets[count] - 4);
    count++;
  }

  /** No entry follows; entries can be read. */
  void sorted() throws IOException {
    Arrays.sort(order, 0, count);
    for (Path file : files) {
      runs.add(new FileRun(file));
    }
    runs.add(new BufferRun());
    for (Run run : runs) {
      run.advance();
    }
  }

  /** Takes the entries of one number; numbers are asked in ascending order. */
  void take(int number, Taker taker) throws IOException {
    for (Run run : runs) {
      while (run.number < number && !run.ended) {
        run.advance();
      }
      while (run.number == number && !run.ended) {
        taker.take(run.bytes, run.from, run.to);
        run.advance();
      }
    }
  }

  /** Empties it for entries of another chunk. */
  void reset() throws IOException {
    close();
    files.clear();
    runs.clear();
    buffer.size = 0;
    count = 0;
  }

  private void spill() throws IOException {
    Arrays.sort(order, 0, count);
    Path file = folder.resolve(name + "-" + files.size() + ".run");
    try (OutputStream out = Files.newOutputStream(file)) {
      Output chunk = new Output(1 << 16);
      for (int i = 0; i < count; i++) {
        int at = offsets[(int) order[i]];
        int length = PackedRow.getInt(buffer.bytes, at);
        chunk.reserve(8);
        PackedRow.putInt(chunk.bytes, chunk.size, (int) (order[i] >>> 32));
        PackedRow.putInt(chunk.bytes, chunk.size + 4, length);
        chunk.size += 8;
        chunk.write(buffer.bytes, at + 4, at + 4 + length);
        if (chunk.size >= 1 << 16) {
          out.write(chunk.bytes, 0, chunk.size);
          chunk.size = 0;
        }
      }
      out.write(chunk.bytes, 0, chunk.size);
    }
    files.add(file);
    buffer.size = 0;
    count = 0;
  }

  @Override
  public void close() throws IOException {
    for (Run run : runs) {
      run.close();
    }
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }

  /** Takes an entry's bytes; they are valid during the call only. */
  interface Taker {
    void take(byte[] bytes, int from, int to) throws IOException;
  }

  /** One sorted stream of entries. */
  private abstract static class Run {
    int number = -1;
    byte[] bytes = {};
    int from;
    int to;
    boolean ended;

    abstract void advance() throws IOException;

    void close() throws IOException {}
  }

  /** What stands in the buffer. */
  private final class BufferRun extends Run {
    private int next;

    @Override
    void advance() {
      if (next == count) {
        ended = true;
        return;
      }
      int at = offsets[(int) order[next]];
      number = (int) (order[next] >>> 32);
      bytes = buffer.bytes;
      from = at + 4;
      to = from + PackedRow.getInt(buffer.bytes, at);
      next++;
    }
  }

  /** What was written to a file. */
  private static final class FileRun extends Run {
    private final InputStream in;
    private final byte[] head = new byte[8];

    FileRun(Path file) throws IOException {
      in = new BufferedInputStream(Files.newInputStream(file), READ_BUFFER);
    }

    @Override
    void advance() throws IOException {
      int got = in.readNBytes(head, 0, 8);
      if (got == 0) {
        ended = true;
        return;
      }
      number = PackedRow.getInt(head, 0);
      int length = PackedRow.getInt(head, 4);
      if (bytes.length < length) {
        bytes = new byte[Math.max(length, 256)];
      }
      if (got < 8 || in.readNBytes(bytes, 0, length) < length) {
        throw new EOFException("a temporary file of the join was cut: is the disk full?");
      }
      to = length;
    }

    @Override
    void close() throws IOException {
      in.close();
    }
  }
}
