package org.imisconnect.run.join;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.imisconnect.finding.FindingSink;
import org.imisconnect.map.JoinPlan;
import org.imisconnect.map.PlanRun;
import org.imisconnect.map.RecordPlan;
import org.imisconnect.record.RowBatch;
import org.imisconnect.source.RecordReader;

/**
 * Root rows in source order with children from sorted runs. The roots are read twice: once ahead
 * for their keys, a chunk at a time, and once to be given out.
 */
final class SortedFeed implements RowFeed {
  private final RecordPlan plan;
  private final Inputs inputs;
  private final JoinSettings settings;
  private final LookupTables tables;
  private final List<OrdinalJoin> joins = new ArrayList<>();
  private final List<StrayRows> strays = new ArrayList<>();
  private final RecordReader ahead;
  private final RecordReader roots;
  private final RowBatch scratch;
  private final boolean firstReading;
  private final int chunkRoots;
  private boolean aheadEnded;
  private long chunkStart;
  private long chunkEnd;

  SortedFeed(
      RecordPlan plan,
      Inputs inputs,
      JoinSettings settings,
      List<JoinPlan> sorted,
      LookupTables tables,
      boolean firstReading)
      throws IOException {
    this.plan = plan;
    this.firstReading = firstReading;
    this.inputs = inputs;
    this.settings = settings;
    this.tables = tables;
    // Every join holds the keys of a chunk: together no more than one alone may.
    this.chunkRoots = Math.max(1, settings.chunkRoots() / sorted.size());
    this.scratch = new RowBatch(settings.batchBytes());
    PlanRun run = plan.newRun();
    for (JoinPlan join : sorted) {
      Suspects suspects = plan.owns(join) ? new Suspects(plan, join, run) : null;
      joins.add(new OrdinalJoin(plan, join, run, settings.shared(sorted.size()), suspects));
      if (suspects != null) {
        strays.add(suspects.strays());
      }
    }
    strays.addAll(tables.strays());
    strays.sort(Comparator.comparingInt(one -> one.join().number()));
    ahead = inputs.read(plan.record());
    roots = inputs.read(plan.record());
  }

  @Override
  public boolean fill(RowBatch batch, FindingSink findings) throws IOException {
    if (!roots.read(batch)) {
      return false;
    }
    roots.parse(batch, firstReading ? findings : finding -> {});
    batch.joins(plan.joins().size());
    for (int root = 0; root < batch.roots(); root++) {
      if (batch.ordinal(root) >= chunkEnd) {
        nextChunk();
      }
      int number = (int) (batch.ordinal(root) - chunkStart);
      for (OrdinalJoin join : joins) {
        join.attach(batch, root, number, findings);
      }
    }
    return true;
  }

  private void nextChunk() throws IOException {
    for (OrdinalJoin join : joins) {
      join.beginChunk();
    }
    chunkStart = chunkEnd;
    while (!aheadEnded && chunkEnd - chunkStart < chunkRoots) {
      aheadEnded = !ahead.read(scratch);
      if (!aheadEnded) {
        ahead.parse(scratch, finding -> {});
        noteRoots();
      }
    }
    for (OrdinalJoin join : joins) {
      try (RecordReader children = inputs.read(join.join().record())) {
        join.children(children, settings.batchBytes(), inputs);
      }
    }
  }

  private void noteRoots() {
    for (int row = 0; row < scratch.roots(); row++) {
      int number = (int) (scratch.ordinal(row) - chunkStart);
      for (OrdinalJoin join : joins) {
        join.root(scratch, row, number);
      }
      chunkEnd = scratch.ordinal(row) + 1;
    }
  }

  @Override
  public Worker worker() {
    return tables.forOneThread()::attach;
  }

  @Override
  public List<StrayRows> strays() {
    return strays;
  }

  @Override
  public void close() throws IOException {
    for (OrdinalJoin join : joins) {
      join.close();
    }
    ahead.close();
    roots.close();
  }
}
