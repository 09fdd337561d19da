package org.imisconnect.source;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import org.imisconnect.finding.FindingSink;

/**
 * All rows of one record type in one input. May be read several times, always with the same rows in
 * the same order (a source that cannot spools what it read, or reads in one snapshot). Closing it
 * releases the snapshot.
 */
public interface RecordSource extends AutoCloseable {
  /**
   * Begins to read from the first row.
   *
   * @param findings takes what is wrong with the input as a whole: HDR_MISSING, HDR_UNKNOWN,
   *     FILE_EMPTY. Called for the first reading only; pass a sink that ignores it for later ones.
   */
  RecordReader read(FindingSink findings) throws IOException;

  /** Bytes of the input where known (for progress and for choosing how to join), else -1. */
  long size();

  /** Whether the record has input at all: a file that is left out and not required has none. */
  boolean exists();

  /** The files that it reads, in reading order; none for a database. */
  default List<Path> files() {
    return List.of();
  }

  /** Begins a file of rejected rows in this source's own layout. */
  RejectWriter rejects(OutputStream out) throws IOException;

  @Override
  void close() throws IOException;
}
