package org.imisconnect.pack.internal;

import org.imisconnect.finding.PackException;
import org.imisconnect.finding.Place;
import org.imisconnect.pack.PackErrors;

/** What a pack may weigh: far above any real one, far below what harms the machine. */
final class PackLimits {
  static final int MAX_FILES = 5_000;
  static final long MAX_FILE_BYTES = 32L << 20;
  static final long MAX_TOTAL_BYTES = 256L << 20;

  private PackLimits() {}

  static PackException tooMany(String pack) {
    return above(pack, "more than 5,000 files");
  }

  static PackException tooLarge(String pack) {
    return above(pack, "more than 256 MiB in all");
  }

  static PackException fileTooLarge(String file) {
    return above(file, "more than 32 MiB, or more than its zip says");
  }

  private static PackException above(String file, String message) {
    return PackErrors.of("PACK_LIMIT", Place.of(file), message, "A pack holds small text files.");
  }
}
