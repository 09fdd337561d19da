package org.imisconnect.pack;

import java.util.List;
import java.util.Optional;

/**
 * The files of a pack, wherever they lie. Paths are relative, with {@code /} between the parts.
 * Implementations are immutable views and thread-safe; they never give a file from outside the
 * pack.
 */
public interface PackFiles {
  /** Every file, sorted. */
  List<String> list();

  /**
   * The bytes of a file; empty where there is none of that path.
   *
   * @throws org.imisconnect.finding.PackException where it cannot be read or is above the limit
   */
  Optional<byte[]> find(String path);

  /** How findings name a file: its path, behind the id of the base pack where it comes from one. */
  String label(String path);
}
