package org.imisconnect.map;

import java.util.Arrays;
import org.imisconnect.value.Output;

/**
 * Resources that one map made of one batch: NDJSON lines one after the other, and for each its row,
 * the range of its bytes, and the hash of its key. One thread; reused.
 */
public final class MappedOutput {
  /** The lines, each ended by {@code \n}. */
  public final Output lines = new Output(1 << 16);

  private int[] starts = new int[1024];
  private int[] ends = new int[1024];
  private int[] rows = new int[1024];
  private long[] keyHashes = new long[1024];
  private byte[] ids = new byte[36 * 1024];
  private int[] keyEnds = new int[1024];
  private final Output keys = new Output(1 << 14);
  private int count;

  public void clear() {
    lines.size = 0;
    keys.size = 0;
    count = 0;
  }

  /** Number of resources. */
  public int count() {
    return count;
  }

  /**
   * Takes note of a resource just written to {@link #lines}.
   *
   * @param start its first byte
   * @param end the byte after it, which is its line's end
   * @param key its business key, parts as {@link KeyParts} writes them
   * @param id the 36 characters of its id
   */
  public void add(int start, int end, int row, long keyHash, Output key, byte[] id) {
    if (count == starts.length) {
      grow();
    }
    starts[count] = start;
    ends[count] = end;
    rows[count] = row;
    keyHashes[count] = keyHash;
    System.arraycopy(id, 0, ids, count * 36, 36);
    keys.write(key.bytes, 0, key.size);
    keyEnds[count] = keys.size;
    count++;
  }

  /** Takes back the resources made since there were {@code kept}, with their lines. */
  public void rollBack(int kept) {
    if (kept < count) {
      lines.size = starts[kept];
      keys.size = kept == 0 ? 0 : keyEnds[kept - 1];
      count = kept;
    }
  }

  public int start(int resource) {
    return starts[resource];
  }

  /** Byte after the resource: where its line's end stands. */
  public int end(int resource) {
    return ends[resource];
  }

  /** The row of the batch that it was made of. */
  public int row(int resource) {
    return rows[resource];
  }

  /** First 64 bits of a hash of type and key: equal keys give equal hashes. */
  public long keyHash(int resource) {
    return keyHashes[resource];
  }

  /** Appends the 36 characters of the resource's id. */
  public void id(int resource, Output out) {
    out.write(ids, resource * 36, resource * 36 + 36);
  }

  /** The array that holds the keys of all resources; see {@link #keyStart}. */
  public byte[] keyBytes() {
    return keys.bytes;
  }

  /** Where the key parts of a resource begin in {@link #keyBytes}. */
  public int keyStart(int resource) {
    return resource == 0 ? 0 : keyEnds[resource - 1];
  }

  /** Where they end. */
  public int keyEnd(int resource) {
    return keyEnds[resource];
  }

  private void grow() {
    int more = count * 2;
    starts = Arrays.copyOf(starts, more);
    ends = Arrays.copyOf(ends, more);
    rows = Arrays.copyOf(rows, more);
    keyHashes = Arrays.copyOf(keyHashes, more);
    ids = Arrays.copyOf(ids, more * 36);
    keyEnds = Arrays.copyOf(keyEnds, more);
  }
}
