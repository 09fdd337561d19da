package org.imisconnect.run.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.imisconnect.finding.Finding;
import org.imisconnect.map.MappedOutput;
import org.imisconnect.map.PlanRun;
import org.imisconnect.record.RowBatch;
import org.imisconnect.value.Output;

/** One batch on its way through a pass, with everything that was made of it. */
final class Slot {
  /** Findings of source and joins come by line, whatever the order in which joins are made. */
  private static final Comparator<Finding> BY_PLACE =
      Comparator.comparingLong((Finding finding) -> finding.place().line())
          .thenComparing(Finding::code)
          .thenComparing(Finding::message)
          .thenComparing(Finding::hint);

  final RowBatch batch;
  final MappedOutput[] outputs;

  /** Trace lines of the rows, one row after the other. */
  final Output trace = new Output(1 << 14);

  final List<Finding> findings = new ArrayList<>();

  /** What became of each root row. */
  PlanRun.Outcome[] outcomes = {};

  /** Why, for rejected rows; empty for others. */
  final List<List<String>> codes = new ArrayList<>();

  /** Joined rows that caused a rejection. */
  final List<Integer> causes = new ArrayList<>();

  int[] findingEnds = {};
  int[] traceEnds = {};

  /** Findings that were given before the first row was mapped: of the source and of joins. */
  int sourceFindings;

  Slot(int batchBytes, int maps) {
    batch = new RowBatch(batchBytes);
    outputs = new MappedOutput[maps];
    for (int i = 0; i < maps; i++) {
      outputs[i] = new MappedOutput();
    }
  }

  /** Forgets the batch before. */
  void clear() {
    for (MappedOutput output : outputs) {
      output.clear();
    }
    trace.size = 0;
    findings.clear();
    codes.clear();
    causes.clear();
  }

  /** Makes room for the outcome of every root row. */
  void ready() {
    int roots = batch.roots();
    if (outcomes.length < roots) {
      outcomes = new PlanRun.Outcome[roots * 2];
      findingEnds = new int[roots * 2];
      traceEnds = new int[roots * 2];
    }
    Arrays.fill(outcomes, 0, roots, PlanRun.Outcome.FILTERED);
    sourceFindings = findings.size();
    findings.sort(BY_PLACE);
  }
}
