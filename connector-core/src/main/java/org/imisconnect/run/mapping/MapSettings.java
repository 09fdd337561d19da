package org.imisconnect.run.mapping;

import java.nio.file.Path;
import org.imisconnect.run.join.JoinSettings;

/**
 * How a mapping run works.
 *
 * @param out folder of the output; made where it is not there, old output in it is replaced
 * @param threads workers; their number never shows in the output
 * @param storedPerCode findings of one code that are stored; all are counted
 * @param joins how joins use memory and disk
 */
public record MapSettings(Path out, int threads, long storedPerCode, JoinSettings joins) {

  /** The usual settings for an output folder. */
  public static MapSettings of(Path out, int threads) {
    return new MapSettings(out, threads, 100_000, JoinSettings.in(out.resolve(".tmp")));
  }
}
