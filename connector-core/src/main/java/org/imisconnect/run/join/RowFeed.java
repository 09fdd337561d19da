package org.imisconnect.run.join;

import java.io.IOException;
import java.util.List;
import org.imisconnect.finding.FindingSink;
import org.imisconnect.record.RowBatch;

/**
 * Gives the root rows of a plan with everything that its joins hang on them, batch by batch. {@link
 * #fill} is called by one thread, in order; a {@link Worker} by one thread each.
 */
public interface RowFeed extends AutoCloseable {
  /** Fills the batch with the next rows; false at the end. */
  boolean fill(RowBatch batch, FindingSink findings) throws IOException;

  /** A worker for one thread. */
  Worker worker();

  /**
   * Children that nobody can say whose they are, by join: only joins whose rows stand and fall with
   * their children. Complete once the first batch is filled.
   */
  List<StrayRows> strays();

  @Override
  void close() throws IOException;

  /** Finishes what {@link RowFeed#fill} began: parses, and hangs looked-up rows on the roots. */
  interface Worker {
    void finish(RowBatch batch, FindingSink findings);
  }
}
