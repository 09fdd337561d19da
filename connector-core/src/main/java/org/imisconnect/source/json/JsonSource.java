package org.imisconnect.source.json;

import org.imisconnect.record.RecordType;
import org.imisconnect.source.InputFiles;
import org.imisconnect.source.RecordSource;
import org.imisconnect.source.Source;
import org.imisconnect.source.SourceInput;

/**
 * Reads JSON: {@code layout: {kind: json, file: members.json, rows: /data/members}}. All settings
 * and their defaults stand in {@code docs/sources.md}. Immutable, thread-safe.
 */
public final class JsonSource implements Source {
  @Override
  public String kind() {
    return "json";
  }

  @Override
  public RecordSource open(RecordType type, SourceInput input) {
    JsonLayout layout = JsonLayout.of(type);
    InputFiles files = new InputFiles(type, layout.file(), layout.optional(), input);
    return new JsonRecords(type, layout, files.find());
  }
}
