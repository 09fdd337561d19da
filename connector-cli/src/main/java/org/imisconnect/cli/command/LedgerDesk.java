package org.imisconnect.cli.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.imisconnect.cli.terminal.Env;
import org.imisconnect.cli.terminal.Words;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.ledger.Entry;
import org.imisconnect.ledger.Ledger;
import org.imisconnect.ledger.Owner;
import org.imisconnect.pack.Pack;
import org.imisconnect.run.project.Environment;
import org.imisconnect.run.project.Project;
import org.imisconnect.run.project.ProjectExchange;

/** A project's ledger as a person works at it: entries by their place, marks with the lease. */
final class LedgerDesk implements AutoCloseable {
  private final Env env;
  private final Ledger ledger;

  private LedgerDesk(Env env, Ledger ledger) {
    this.env = env;
    this.ledger = ledger;
  }

  static LedgerDesk open(Env env, Project project, Pack pack, Environment environment)
      throws IOException {
    return new LedgerDesk(env, ProjectExchange.ledger(project, pack, environment, env.clock()));
  }

  Ledger ledger() {
    return ledger;
  }

  /** Does something to the entries at some places; gives their number. */
  long mark(List<Entry> entries, List<String> places, Mark mark) {
    List<Entry> found = new ArrayList<>();
    for (String place : places) {
      List<Entry> here = entries.stream().filter(entry -> isAt(entry, place)).toList();
      if (here.isEmpty()) {
        throw new ConfigException("Nothing is listed at " + place + ". Nothing was changed.");
      }
      found.addAll(here);
    }
    ledger.begin(ProjectStep.owner(env), Owner.Liveness.ofSystem());
    try {
      found.forEach(entry -> mark.put(ledger, entry.id()));
    } finally {
      ledger.end();
    }
    return found.size();
  }

  /** What is done to an entry. */
  @FunctionalInterface
  interface Mark {
    void put(Ledger ledger, String id);
  }

  private static boolean isAt(Entry entry, String place) {
    return place(entry).equals(place) || entry.id().equals(place);
  }

  static String place(Entry entry) {
    return entry.row().file() + ":" + entry.row().line();
  }

  static String money(Entry entry) {
    var amount = entry.amount();
    return amount == null ? "" : "  " + amount.currency() + " " + Words.money(amount.value());
  }

  @Override
  public void close() {
    ledger.close();
  }
}
