package org.imisconnect.run.join;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.imisconnect.record.RowBatch;

/** Compares cells for the order of a join. */
final class Cells {
  private Cells() {}

  /** By number where both are plain numbers, else by bytes; an absent cell comes last. */
  static int compare(RowBatch batch, int a, int b, boolean number) {
    boolean hasA = batch.ends[a] > batch.starts[a];
    boolean hasB = batch.ends[b] > batch.starts[b];
    if (!hasA || !hasB) {
      return Boolean.compare(hasB, hasA);
    }
    if (number && isNumber(batch, a) && isNumber(batch, b)) {
      return decimal(batch, a).compareTo(decimal(batch, b));
    }
    return Arrays.compareUnsigned(
        batch.bytes, batch.starts[a], batch.ends[a], batch.bytes, batch.starts[b], batch.ends[b]);
  }

  private static boolean isNumber(RowBatch batch, int cell) {
    int points = 0;
    int digits = 0;
    for (int i = batch.starts[cell]; i < batch.ends[cell]; i++) {
      byte b = batch.bytes[i];
      if (b == '.') {
        points++;
      } else if (b >= '0' && b <= '9') {
        digits++;
      } else if (b != '-' || i > batch.starts[cell]) {
        return false;
      }
    }
    return points <= 1 && digits > 0 && digits < 200;
  }

  private static BigDecimal decimal(RowBatch batch, int cell) {
    int start = batch.starts[cell];
    return new BigDecimal(
        new String(batch.bytes, start, batch.ends[cell] - start, StandardCharsets.US_ASCII));
  }
}
