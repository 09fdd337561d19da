package org.imisconnect.source;

import java.util.LinkedHashMap;
import java.util.Map;
import org.imisconnect.record.RecordType;

/** One session per kind of source, begun when first needed. */
final class ChoosingSession implements SourceSession {
  private final Sources sources;
  private final SourceInput input;
  private final LayoutChoice choice;
  private final Map<String, SourceSession> byKind = new LinkedHashMap<>();

  ChoosingSession(Sources sources, SourceInput input) {
    this.sources = sources;
    this.input = input;
    this.choice = new LayoutChoice(sources, input);
  }

  @Override
  public RecordSource open(RecordType type) {
    RecordType chosen = choice.of(type);
    String kind = LayoutChoice.kind(chosen);
    SourceSession session = byKind.computeIfAbsent(kind, name -> sources.get(name).session(input));
    return session.open(chosen);
  }

  @Override
  public void close() {
    byKind.values().forEach(SourceSession::close);
    byKind.clear();
  }
}
