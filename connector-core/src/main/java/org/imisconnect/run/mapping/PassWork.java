package org.imisconnect.run.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.imisconnect.finding.Finding;
import org.imisconnect.finding.Severity;
import org.imisconnect.map.JoinPlan;
import org.imisconnect.map.PlanRun;
import org.imisconnect.map.RecordPlan;
import org.imisconnect.record.RowBatch;
import org.imisconnect.run.join.RowFeed;

/** What a worker does with a slot: finish the batch, map every root row, write its trace. */
final class PassWork implements OrderedPipeline.Work<Slot> {
  private final RecordPlan plan;
  private final RowFeed.Worker feed;
  private final PlanRun run;
  private final Children children;
  private final RowTrace trace;

  PassWork(RecordPlan plan, RowFeed feed) {
    this.plan = plan;
    this.feed = feed.worker();
    this.run = plan.newRun();
    this.children = new Children(plan, run, feed.strays());
    this.trace = new RowTrace(plan);
  }

  @Override
  public void process(Slot slot) {
    feed.finish(slot.batch, slot.findings::add);
    slot.ready();
    for (int row = 0; row < slot.batch.roots(); row++) {
      slot.codes.add(List.of());
      map(slot, row);
      slot.findingEnds[row] = slot.findings.size();
      slot.traceEnds[row] = slot.trace.size;
    }
  }

  private void map(Slot slot, int row) {
    RowBatch batch = slot.batch;
    if (batch.isRejected(row)) {
      reject(slot, row, sourceCodes(slot, row));
      return;
    }
    Optional<Finding> unread = children.unread(batch, row);
    if (unread.isPresent()) {
      rejectForChild(slot, row, unread.get());
      return;
    }
    int[] before = counts(slot);
    int findings = slot.findings.size();
    PlanRun.Outcome outcome = run.map(batch, row, slot.outputs, slot.findings::add);
    slot.outcomes[row] = outcome;
    if (outcome == PlanRun.Outcome.REJECTED) {
      reject(slot, row, codes(slot, row, findings));
      noteCauses(slot, row);
      return;
    }
    Optional<Finding> doubt =
        outcome == PlanRun.Outcome.USED ? children.doubt(batch, row) : Optional.empty();
    if (doubt.isPresent()) {
      for (int map = 0; map < slot.outputs.length; map++) {
        slot.outputs[map].rollBack(before[map]);
      }
      rejectForChild(slot, row, doubt.get());
      return;
    }
    for (int map = 0; map < slot.outputs.length; map++) {
      trace.write(slot, map, before[map]);
    }
  }

  private static void reject(Slot slot, int row, List<String> codes) {
    slot.outcomes[row] = PlanRun.Outcome.REJECTED;
    slot.codes.set(row, codes);
  }

  private static void rejectForChild(Slot slot, int row, Finding why) {
    slot.findings.add(why);
    reject(slot, row, List.of(why.code()));
  }

  private static int[] counts(Slot slot) {
    int[] counts = new int[slot.outputs.length];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = slot.outputs[i].count();
    }
    return counts;
  }

  private static List<String> sourceCodes(Slot slot, int row) {
    long line = slot.batch.line(row);
    String file = slot.batch.origin(row).file();
    List<String> codes = new ArrayList<>();
    for (Finding finding : slot.findings.subList(0, slot.sourceFindings)) {
      if (finding.place().line() == line
          && finding.severity() == Severity.ERROR
          && finding.place().file().equals(file)
          && !codes.contains(finding.code())) {
        codes.add(finding.code());
      }
    }
    return codes;
  }

  /** Codes of this row's own errors; where only joined rows are to blame, CHILD_REJECTED. */
  private List<String> codes(Slot slot, int row, int from) {
    List<String> codes = new ArrayList<>();
    for (Finding finding : slot.findings.subList(from, slot.findings.size())) {
      boolean own =
          finding.place().line() == slot.batch.line(row)
              && finding.place().file().equals(slot.batch.origin(row).file());
      if (own && finding.severity() == Severity.ERROR && !codes.contains(finding.code())) {
        codes.add(finding.code());
      }
    }
    return codes.isEmpty() ? List.of("CHILD_REJECTED") : codes;
  }

  private void noteCauses(Slot slot, int row) {
    for (JoinPlan join : plan.joins()) {
      if (plan.owns(join)) {
        int to = slot.batch.linkTo(row, join.number());
        for (int child = slot.batch.linkFrom(row, join.number()); child < to; child++) {
          if (run.isCause(child)) {
            slot.causes.add(child);
          }
        }
      }
    }
  }
}
