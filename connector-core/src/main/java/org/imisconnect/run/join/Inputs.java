package org.imisconnect.run.join;

import java.io.IOException;
import org.imisconnect.record.RecordType;
import org.imisconnect.source.RecordReader;

/** Opens records for reading, as often as wanted, always with the same rows in the same order. */
public interface Inputs {
  /** Reads a record from its first row; a record without input has no rows. */
  RecordReader read(RecordType record) throws IOException;

  /** Bytes of a record's input, or -1 where not known. */
  long size(RecordType record);
}
