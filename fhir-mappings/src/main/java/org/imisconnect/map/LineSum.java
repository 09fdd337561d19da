package org.imisconnect.map;

import java.util.zip.CRC32;

/**
 * What the trace holds of a resource's bytes, so that a line that was altered can be named: their
 * CRC-32 in the upper half, their length in the lower. It is no secret and no signature.
 */
public final class LineSum {
  private LineSum() {}

  /** The sum of the bytes from {@code start} to {@code end}, the end of the line left out. */
  public static long of(byte[] bytes, int start, int end) {
    CRC32 crc = new CRC32();
    crc.update(bytes, start, end - start);
    return (crc.getValue() << 32) | (end - start);
  }
}
