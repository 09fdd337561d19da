package org.imisconnect.cli.command;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.imisconnect.exchange.FormDifference;
import org.imisconnect.ledger.Entry;
import org.imisconnect.ledger.Entry.Cause;
import org.imisconnect.ledger.Ledger;
import org.imisconnect.ledger.Task;
import org.imisconnect.receiver.Amount;
import org.imisconnect.receiver.Form;
import org.imisconnect.run.mapping.PrivateFiles;

/**
 * The worklist as CSV for whoever works at the receiver's screen: UTF-8 with a mark, so that Excel
 * opens it; one row for each value that differs, one for a task without any. Holds personal values,
 * and only its owner may read it. One thread.
 */
final class WorklistFile {
  private static final String HEADER =
      "\uFEFFkind,type,key,what,old,new,source,since,code,reason,amount,currency,receiver_id\n";

  private final Ledger ledger;

  WorklistFile(Ledger ledger) {
    this.ledger = ledger;
  }

  void write(List<Task> tasks, Path file) throws IOException {
    PrivateFiles.folderOf(file);
    try (Writer out = new OutputStreamWriter(PrivateFiles.create(file), StandardCharsets.UTF_8)) {
      out.write(HEADER);
      for (Task task : tasks) {
        for (FormDifference difference : differences(task)) {
          List<String> cells = cells(task, difference);
          out.write(String.join(",", cells.stream().map(WorklistFile::quoted).toList()) + "\n");
        }
      }
    }
  }

  private List<FormDifference> differences(Task task) {
    FormDifference none = new FormDifference("", "", "");
    Optional<Form> after = ledger.findWanted(task.entry().id());
    if (task.kind() != Task.Kind.NOT_CARRIED || after.isEmpty()) {
      return List.of(none);
    }
    // What was sent may be forgotten by now: then the new values stand alone.
    List<FormDifference> found =
        ledger
            .findForm(task.entry().id())
            .map(before -> FormDifference.between(before.body(), after.get().body()))
            .orElse(List.of());
    return found.isEmpty() ? List.of(none) : found;
  }

  /** Why; of a rejected claim, what the receiver gave as its reasons. */
  private Cause cause(Task task) {
    String given =
        task.kind() == Task.Kind.CLAIM_REJECTED
            ? ledger
                .findAnswer(task.entry().id())
                .map(answer -> String.join(" ", answer.reasons()))
                .orElse("")
            : "";
    return given.isEmpty()
        ? task.entry().cause()
        : Cause.of(given, "what the receiver gives as its reason");
  }

  private List<String> cells(Task task, FormDifference difference) {
    Entry entry = task.entry();
    Cause cause = cause(task);
    Amount amount = entry.amount();
    String remote = entry.remote().id();
    return List.of(
        task.kind().name().toLowerCase(Locale.ROOT),
        entry.type(),
        String.join(" ", entry.key()),
        difference.path().replaceFirst("^\\$\\.", ""),
        difference.before(),
        difference.after(),
        LedgerDesk.place(entry),
        entry.changedAt().toString(),
        cause.code(),
        cause.words(),
        amount == null ? "" : amount.value().toPlainString(),
        amount == null ? "" : amount.currency(),
        remote == null ? "" : remote);
  }

  /** A text that a spreadsheet would take for a formula gets a mark that says it is none. */
  private static String quoted(String cell) {
    String safe = cell.matches("(?s)[=@\t\r].*|[+-][^0-9].*") ? "'" + cell : cell;
    return safe.matches("[^\",\n\r]*") ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
  }
}
