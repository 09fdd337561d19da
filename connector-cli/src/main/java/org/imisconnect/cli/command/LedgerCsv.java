package org.imisconnect.cli.command;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.stream.Collectors;
import org.imisconnect.ledger.Entry;
import org.imisconnect.ledger.Event;
import org.imisconnect.ledger.Ledger;
import org.imisconnect.ledger.ResourceState;
import org.imisconnect.receiver.Amount;
import org.imisconnect.run.mapping.PrivateFiles;
import org.jspecify.annotations.Nullable;

/** A ledger as two CSV files that only their owner can read. One thread. */
final class LedgerCsv {
  private final Ledger ledger;
  private long entries;

  LedgerCsv(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Writes {@code entries.csv} and {@code transitions.csv}.
   *
   * @return number of entries
   */
  long write(Path folder) throws IOException {
    PrivateFiles.folder(folder);
    try (Writer rows = writer(folder.resolve("entries.csv"));
        Writer events = writer(folder.resolve("transitions.csv"))) {
      rows.write(
          "\uFEFFid,type,key,state,code,reason,receiver_id,twins,attempts,sent_at,changed_at,"
              + "amount,currency,decision,source,mapping,wanted,held\n");
      events.write("\uFEFFid,number,from,to,code,at\n");
      ledger.forEach(EnumSet.allOf(ResourceState.class), entry -> write(entry, rows, events));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return entries;
  }

  private static Writer writer(Path file) throws IOException {
    return new OutputStreamWriter(PrivateFiles.create(file), StandardCharsets.UTF_8);
  }

  private void write(Entry entry, Writer rows, Writer events) {
    entries++;
    Amount amount = entry.amount();
    try {
      rows.write(
          line(
              entry.id(),
              entry.type(),
              String.join(" ", entry.key()),
              entry.state(),
              entry.cause().code(),
              entry.cause().words(),
              entry.remote().id(),
              String.join(" ", entry.remote().twins()),
              entry.attempt().count(),
              entry.attempt().sentAt(),
              entry.changedAt(),
              amount == null ? null : amount.value().toPlainString(),
              amount == null ? null : amount.currency(),
              entry.decision(),
              LedgerDesk.place(entry),
              entry.mapping(),
              entry.hashes().wanted(),
              entry.hashes().held()));
      for (Event event : ledger.events(entry.id())) {
        events.write(
            line(entry.id(), event.number(), event.from(), event.to(), event.code(), event.at()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String line(@Nullable Object... cells) {
    return Arrays.stream(cells).map(LedgerCsv::quoted).collect(Collectors.joining(",")) + "\n";
  }

  private static String quoted(@Nullable Object value) {
    String cell = value == null ? "" : value.toString();
    return cell.matches("[^\",\n\r]*") ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
  }
}
