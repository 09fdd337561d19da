package org.imisconnect.source.delimited;

import org.imisconnect.record.RecordType;
import org.imisconnect.source.InputFiles;
import org.imisconnect.source.RecordSource;
import org.imisconnect.source.Source;
import org.imisconnect.source.SourceInput;

/**
 * Reads delimited text: {@code layout: {kind: delimited, file: members.csv, delimiter: ";",
 * charset: windows-874}}. All settings and their defaults stand in {@code docs/sources.md}.
 * Immutable, thread-safe.
 */
public final class DelimitedSource implements Source {
  @Override
  public String kind() {
    return "delimited";
  }

  @Override
  public RecordSource open(RecordType type, SourceInput input) {
    Dialect dialect = Dialect.of(type);
    return new DelimitedRecords(
        type, dialect, new InputFiles(type, dialect.file(), dialect.optional(), input).find());
  }
}
