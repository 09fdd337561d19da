package org.imisconnect.value;

/** Walks over the parts of a list that {@link ListText} wrote. Mutable and reused; one thread. */
public final class ListReader {
  private byte[] bytes = {};
  private int next;
  private int end;
  private int partStart;
  private int partEnd;

  /** Begins with a list; the bytes must stay as they are while it is read. */
  public void set(byte[] source, int from, int to) {
    bytes = source;
    next = from;
    end = to;
    partStart = from;
    partEnd = from;
  }

  /**
   * Goes to the next part.
   *
   * @return false where there is none; also where the bytes are no list
   */
  public boolean next() {
    long length = 0;
    int i = next;
    while (i < end && bytes[i] >= '0' && bytes[i] <= '9' && length < Integer.MAX_VALUE) {
      length = length * 10 + (bytes[i++] - '0');
    }
    if (i == next || i >= end || bytes[i] != ':' || i + 1 + length > end) {
      next = end;
      return false;
    }
    partStart = i + 1;
    partEnd = (int) (partStart + length);
    next = partEnd;
    return true;
  }

  /** Whether the part is there: an absent one only keeps its place. */
  public boolean isPresent() {
    return partEnd > partStart;
  }

  /** First byte of the part in the array that was set. */
  public int start() {
    return partStart;
  }

  /** Byte after the part. */
  public int end() {
    return partEnd;
  }
}
