package org.imisconnect.source;

import org.imisconnect.record.RecordType;

/**
 * A kind of source: delimited text, a database query, JSON, a workbook. A plugin, found by {@code
 * ServiceLoader}; implementations are immutable and thread-safe, and pass {@code SourceContract}.
 */
public interface Source {
  /** The {@code layout.kind} that it reads: {@code delimited}, {@code jdbc}, … */
  String kind();

  /**
   * Finds the rows of a record type in an input, and checks the layout's settings.
   *
   * @throws org.imisconnect.finding.PackException where the layout has settings that this source
   *     does not know or cannot use, each with its place
   * @throws org.imisconnect.finding.ConfigException where the input is not there (the message names
   *     the file or table, where it was looked for, and what to do)
   */
  RecordSource open(RecordType type, SourceInput input);

  /** Begins a session over one input; by default its records share nothing. */
  default SourceSession session(SourceInput input) {
    return new SourceSession() {
      @Override
      public RecordSource open(RecordType type) {
        return Source.this.open(type, input);
      }

      @Override
      public void close() {}
    };
  }
}
