package org.imisconnect.run.join;

import java.nio.file.Path;

/**
 * How joins use memory and disk.
 *
 * @param folder where sorted runs may lie; they are deleted when the feed is closed
 * @param lookupBytes a child input up to this size is looked up in memory; larger ones are sorted
 * @param bufferBytes bytes of children held, over all joins of a plan, before a run is written
 * @param chunkRoots roots (or groups) whose keys are held at once
 * @param batchBytes about how many bytes a batch holds
 */
public record JoinSettings(
    Path folder, long lookupBytes, int bufferBytes, int chunkRoots, int batchBytes) {

  /** The same for one of several joins that share the limit of the buffer. */
  JoinSettings shared(int joins) {
    return new JoinSettings(folder, lookupBytes, bufferBytes / joins, chunkRoots, batchBytes);
  }

  /** What is used where nothing else is said: fits a heap of 192 MB. */
  public static JoinSettings in(Path folder) {
    return new JoinSettings(folder, 8L << 20, 16 << 20, 1_000_000, 1 << 17);
  }
}
