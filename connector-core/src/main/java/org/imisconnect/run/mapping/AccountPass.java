package org.imisconnect.run.mapping;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.imisconnect.finding.Finding;
import org.imisconnect.finding.Severity;
import org.imisconnect.map.JoinPlan;
import org.imisconnect.map.RowHash;
import org.imisconnect.record.RecordType;
import org.imisconnect.record.RowBatch;
import org.imisconnect.run.join.ReadAhead;
import org.imisconnect.source.RecordReader;
import org.imisconnect.source.RejectWriter;

/**
 * Reads a record once more when all is mapped: puts every row into its class, sums money by class,
 * and writes rejected and orphaned rows in the source's own layout. One thread.
 */
final class AccountPass {
  private static final int BATCH_BYTES = 1 << 17;

  private final RecordSources sources;
  private final StateBook states;
  private final OutputFiles files;
  private final Path rejectFolder;
  private final List<OrphanRule> rules;
  private final RowHash hashes = new RowHash();

  AccountPass(
      RecordSources sources,
      StateBook states,
      OutputFiles files,
      Path rejectFolder,
      List<OrphanRule> rules) {
    this.sources = sources;
    this.states = states;
    this.files = files;
    this.rejectFolder = rejectFolder;
    this.rules = rules;
  }

  /**
   * @param firstReading whether nobody has read the record's rows as roots, so that what its source
   *     finds wrong with them is told here
   */
  RecordAccount account(RecordType record, boolean firstReading) throws IOException {
    RecordAccount account = new RecordAccount(record);
    if (!sources.exists(record)) {
      return account;
    }
    sources.tell(record, files);
    List<OrphanRule> own = rules.stream().filter(rule -> rule.isFor(record)).toList();
    try (RecordReader reader = sources.read(record);
        Rejects rejects = new Rejects(record)) {
      boolean sparing = !firstReading && !account.hasMoney();
      RowStates rows = states.of(record.name());
      ReadAhead.each(
          reader,
          BATCH_BYTES,
          batch -> {
            if (sparing) {
              spareUsed(rows, batch);
            }
          },
          (batch, findings) -> {
            if (firstReading) {
              findings.forEach(files::add);
            }
            for (int row = 0; row < batch.roots(); row++) {
              add(account, batch, row, findings, own, rejects);
            }
          });
    }
    return account;
  }

  /** Of a row that was used, and holds no money, only the number counts. */
  private static void spareUsed(RowStates rows, RowBatch batch) {
    for (int row = 0; row < batch.rows(); row++) {
      if (rows.isUsed(batch.ordinal(row)) && !rows.isRejected(batch.ordinal(row))) {
        batch.unwanted(row);
      }
    }
  }

  private void add(
      RecordAccount account,
      RowBatch batch,
      int row,
      List<Finding> findings,
      List<OrphanRule> own,
      Rejects rejects)
      throws IOException {
    RowStates rows = states.of(account.record().name());
    long ordinal = batch.ordinal(row);
    if (batch.isRejected(row)) {
      put(account, batch, row, RowClass.REJECTED, sourceCodes(batch, row, findings), rejects);
    } else if (rows.isRejected(ordinal)) {
      put(account, batch, row, RowClass.REJECTED, rows.codes(ordinal), rejects);
    } else if (rows.isUsed(ordinal)) {
      account.add(batch, row, RowClass.USED);
    } else {
      left(account, batch, row, own, rejects);
    }
  }

  private void left(
      RecordAccount account, RowBatch batch, int row, List<OrphanRule> own, Rejects rejects)
      throws IOException {
    for (OrphanRule rule : own) {
      if (rule.isOrphan(batch, row)) {
        files.add(orphan(rule.join(), batch, row));
        put(account, batch, row, RowClass.ORPHANED, List.of("TABLE_ORPHAN"), rejects);
        return;
      }
    }
    put(account, batch, row, RowClass.FILTERED, List.of(), rejects);
  }

  private void put(
      RecordAccount account,
      RowBatch batch,
      int row,
      RowClass rowClass,
      List<String> codes,
      Rejects rejects)
      throws IOException {
    account.add(batch, row, rowClass);
    RecordType record = account.record();
    long hash = hashes.of(batch, row, record.columns().size());
    files.row(record.name(), batch, row, hash, rowClass, codes);
    if (rowClass != RowClass.FILTERED) {
      rejects.write(batch, row, codes);
    }
  }

  private static List<String> sourceCodes(RowBatch batch, int row, List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.place().line() == batch.line(row))
        .filter(finding -> finding.severity() == Severity.ERROR)
        .map(Finding::code)
        .distinct()
        .toList();
  }

  private static Finding orphan(JoinPlan join, RowBatch batch, int row) {
    boolean rejects = join.orphans() == JoinPlan.Orphans.REJECT;
    return Finding.of(
        "TABLE_ORPHAN",
        rejects ? Severity.ERROR : Severity.WARNING,
        batch.origin(row).place(batch.line(row), join.childKey().get(0)),
        "no row that is used has this key, so the row belongs to nothing",
        "Deliver the row it belongs to, or delete this one.");
  }

  /** The file of rejected rows; made when the first row comes. */
  private final class Rejects implements AutoCloseable {
    private final RecordType record;
    private final List<RejectWriter> writer = new ArrayList<>(1);

    Rejects(RecordType record) {
      this.record = record;
    }

    void write(RowBatch batch, int row, List<String> codes) throws IOException {
      if (writer.isEmpty()) {
        PrivateFiles.folder(rejectFolder);
        writer.add(
            sources
                .source(record)
                .rejects(PrivateFiles.create(rejectFolder.resolve(record.name() + ".csv"))));
      }
      writer.get(0).write(batch, row, codes);
    }

    @Override
    public void close() throws IOException {
      for (RejectWriter open : writer) {
        open.close();
      }
    }
  }
}
