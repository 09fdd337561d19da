package org.imisconnect.run.mapping;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.imisconnect.finding.FindingSink;
import org.imisconnect.record.RecordType;
import org.imisconnect.record.RowBatch;
import org.imisconnect.run.join.Inputs;
import org.imisconnect.source.RecordReader;
import org.imisconnect.source.RecordSource;
import org.imisconnect.source.SourceSession;

/**
 * The opened sources of a run, by record. Tells what is wrong with an input as a whole once, at the
 * first reading. One thread opens readings; each reading is one thread's.
 */
public final class RecordSources implements Inputs, AutoCloseable {
  private final Map<String, RecordSource> sources = new LinkedHashMap<>();
  private final java.util.Set<String> told = new java.util.HashSet<>();

  /** Opens the input of every record of a pack. */
  public static RecordSources open(SourceSession session, Iterable<RecordType> records)
      throws IOException {
    RecordSources opened = new RecordSources();
    try {
      for (RecordType record : records) {
        opened.add(record, session.open(record));
      }
      return opened;
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  /** Takes over a source; it is closed with this. */
  public void add(RecordType record, RecordSource source) {
    sources.put(record.name(), source);
  }

  /** Whether a record has input. */
  public boolean exists(RecordType record) {
    RecordSource source = sources.get(record.name());
    return source != null && source.exists();
  }

  /** Tells what is wrong with a record's input as a whole, once. */
  void tell(RecordType record, FindingSink findings) throws IOException {
    RecordSource source = sources.get(record.name());
    if (source != null && source.exists() && told.add(record.name())) {
      source.read(findings).close();
    }
  }

  @Override
  public RecordReader read(RecordType record) throws IOException {
    RecordSource source = sources.get(record.name());
    return source == null || !source.exists() ? new NoRows() : source.read(finding -> {});
  }

  @Override
  public long size(RecordType record) {
    RecordSource source = sources.get(record.name());
    return source == null || !source.exists() ? 0 : source.size();
  }

  /** The source of a record that has input. */
  public RecordSource source(RecordType record) {
    RecordSource source = sources.get(record.name());
    if (source == null) {
      throw new IllegalStateException("no source for " + record.name());
    }
    return source;
  }

  @Override
  public void close() throws IOException {
    for (RecordSource source : sources.values()) {
      source.close();
    }
  }

  /** What a record without input gives. */
  private static final class NoRows implements RecordReader {
    @Override
    public boolean read(RowBatch batch) {
      batch.clear();
      return false;
    }

    @Override
    public void parse(RowBatch batch, FindingSink findings) {
      batch.endOfRoots();
    }

    @Override
    public void close() {}
  }
}
