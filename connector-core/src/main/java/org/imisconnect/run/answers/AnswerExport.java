package org.imisconnect.run.answers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.imisconnect.answer.AnswerKind;
import org.imisconnect.answer.AnswerRow;
import org.imisconnect.answer.AnswerTable;
import org.imisconnect.ledger.Entry;
import org.imisconnect.ledger.Ledger;
import org.imisconnect.ledger.ResourceState;
import org.imisconnect.pack.Pack;
import org.imisconnect.source.SourceSession;
import org.imisconnect.value.FunctionRegistry;

/**
 * Writes the answer files of a pack: every entry of the ledger, and every row of the source that
 * became no resource. One thread.
 */
public final class AnswerExport {
  private static final Set<ResourceState> TOLD =
      EnumSet.complementOf(EnumSet.of(ResourceState.GONE));
  private final Pack pack;
  private final Ledger ledger;
  private final Path output;
  private final UnaryOperator<String> words;

  /**
   * @param output the folder of the mapping
   * @param words what a reason of the receiver means; empty where it has no words
   */
  public AnswerExport(Pack pack, Ledger ledger, Path output, UnaryOperator<String> words) {
    this.pack = pack;
    this.ledger = ledger;
    this.output = output;
    this.words = words;
  }

  /**
   * Writes all files.
   *
   * @param folder where they go
   * @param zone zone of the days in them
   * @param lastRun when the last push began
   * @return rows by file name, in the order written
   */
  public Map<String, Long> write(Path folder, SourceSession source, ZoneId zone, Instant lastRun)
      throws IOException {
    EntryRows rows = new EntryRows(ledger, LineNumbers.read(output), zone, lastRun, words);
    Map<String, Long> written = new LinkedHashMap<>();
    FunctionRegistry functions = FunctionRegistry.load(AnswerExport.class.getClassLoader());
    for (AnswerTable table : AnswerTable.of(pack, functions)) {
      try (AnswerFile file = AnswerFile.create(table, folder)) {
        entries(table.kind(), rows, file);
        if (table.kind() != AnswerKind.CLAIM_LINE) {
          new LostRows(pack, output)
              .each(table.kind().resourceType(), source, row -> add(file, row));
        }
        written.put(table.fileName(), file.finish());
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }
    return written;
  }

  private void entries(AnswerKind kind, EntryRows rows, AnswerFile file) {
    ledger.forEach(
        TOLD,
        entry -> {
          if (entry.type().equals(kind.resourceType())) {
            entry(kind, rows, entry, file);
          }
        });
  }

  private static void entry(AnswerKind kind, EntryRows rows, Entry entry, AnswerFile file) {
    switch (kind) {
      case MEMBER, POLICY -> add(file, rows.entry(entry));
      case CLAIM -> add(file, rows.claim(entry));
      case CLAIM_LINE -> rows.lines(entry).forEach(row -> add(file, row));
    }
  }

  private static void add(AnswerFile file, AnswerRow row) {
    try {
      file.add(row);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
