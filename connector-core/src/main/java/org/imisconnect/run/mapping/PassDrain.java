package org.imisconnect.run.mapping;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.imisconnect.finding.Finding;
import org.imisconnect.finding.Severity;
import org.imisconnect.map.JoinPlan;
import org.imisconnect.map.MappedOutput;
import org.imisconnect.map.PlanRun;
import org.imisconnect.map.RecordPlan;
import org.imisconnect.record.RowBatch;

/**
 * Takes the slots of a pass in order: finds keys that come twice, takes their rows back, writes
 * what is left, and notes what became of every row.
 */
final class PassDrain implements OrderedPipeline.Drain<Slot> {
  private final RecordPlan plan;
  private final OutputFiles files;
  private final List<OutputFiles.TypeFile> types = new ArrayList<>();
  private final StateBook states;

  PassDrain(RecordPlan plan, OutputFiles files, StateBook states) throws IOException {
    this.plan = plan;
    this.files = files;
    this.states = states;
    for (int i = 0; i < plan.maps().size(); i++) {
      types.add(files.type(plan.maps().get(i).resourceType()));
    }
    types.forEach(type -> type.keys.wake());
  }

  /** The pass is over. */
  void end() {
    types.forEach(type -> type.keys.rest());
  }

  @Override
  public void drain(Slot slot) throws IOException {
    List<Finding> duplicates = takeBackDuplicates(slot);
    writeResources(slot, duplicates.isEmpty());
    writeTrace(slot, duplicates.isEmpty());
    int ofSource = 0;
    int finding = slot.sourceFindings;
    int duplicate = 0;
    for (int row = 0; row < slot.batch.roots(); row++) {
      ofSource = addSourceFindings(slot, ofSource, slot.batch.line(row));
      for (; finding < slot.findingEnds[row]; finding++) {
        files.add(slot.findings.get(finding));
      }
      if (slot.codes.get(row).contains("KEY_DUP")) {
        files.add(duplicates.get(duplicate++));
      }
      note(slot, row);
    }
    addSourceFindings(slot, ofSource, Long.MAX_VALUE);
    slot.clear();
  }

  /** Findings of the source come beside those of their row, so that batches never show. */
  private int addSourceFindings(Slot slot, int from, long line) {
    int next = from;
    while (next < slot.sourceFindings && slot.findings.get(next).place().line() <= line) {
      files.add(slot.findings.get(next++));
    }
    return next;
  }

  /** Rejects rows one of whose keys was seen before, and gives a finding for each. */
  private List<Finding> takeBackDuplicates(Slot slot) {
    List<Finding> findings = new ArrayList<>();
    int[] next = new int[slot.outputs.length];
    for (int row = 0; row < slot.batch.roots(); row++) {
      long seen = 0;
      int[] from = next.clone();
      for (int map = 0; map < next.length; map++) {
        MappedOutput output = slot.outputs[map];
        for (; next[map] < output.count() && output.row(next[map]) == row; next[map]++) {
          seen = Math.max(seen, types.get(map).keys.lineOf(output.keyHash(next[map])));
        }
      }
      if (seen == 0) {
        remember(slot, row, from, next);
      } else {
        slot.outcomes[row] = PlanRun.Outcome.REJECTED;
        slot.codes.set(row, List.of("KEY_DUP"));
        findings.add(duplicate(slot.batch, row, seen));
      }
    }
    return findings;
  }

  private void remember(Slot slot, int row, int[] from, int[] to) {
    for (int map = 0; map < from.length; map++) {
      for (int i = from[map]; i < to[map]; i++) {
        types.get(map).keys.add(slot.outputs[map].keyHash(i), slot.batch.line(row));
      }
    }
  }

  private static Finding duplicate(RowBatch batch, int row, long seen) {
    return Finding.of(
        "KEY_DUP",
        Severity.ERROR,
        batch.origin(row).place(batch.line(row), -1),
        "the same key as the row of line " + seen + ": only the first of them is used",
        "Keep the row that is right, and delete the other.");
  }

  private void writeResources(Slot slot, boolean whole) throws IOException {
    for (int map = 0; map < types.size(); map++) {
      OutputFiles.TypeFile type = types.get(map);
      if (types.indexOf(type) < map) {
        continue;
      }
      if (types.lastIndexOf(type) > map) {
        writeRowByRow(slot, type);
      } else if (whole) {
        MappedOutput output = slot.outputs[map];
        type.out.write(output.lines.bytes, 0, output.lines.size);
        type.resources += output.count();
      } else {
        writeKept(slot, slot.outputs[map], type, 0, Integer.MAX_VALUE);
      }
    }
  }

  /** Several maps make one type: their resources follow each other row by row. */
  private void writeRowByRow(Slot slot, OutputFiles.TypeFile type) throws IOException {
    int[] next = new int[types.size()];
    for (int row = 0; row < slot.batch.roots(); row++) {
      for (int map = 0; map < next.length; map++) {
        if (types.get(map) == type) {
          next[map] = writeKept(slot, slot.outputs[map], type, next[map], row);
        }
      }
    }
  }

  /** Writes the resources from one on, up to those of a row, whose rows are not rejected. */
  private static int writeKept(
      Slot slot, MappedOutput output, OutputFiles.TypeFile type, int from, int lastRow)
      throws IOException {
    int next = from;
    for (; next < output.count() && output.row(next) <= lastRow; next++) {
      if (slot.outcomes[output.row(next)] != PlanRun.Outcome.REJECTED) {
        int start = output.start(next);
        type.out.write(output.lines.bytes, start, output.end(next) + 1 - start);
        type.resources++;
      }
    }
    return next;
  }

  private void writeTrace(Slot slot, boolean whole) throws IOException {
    if (whole) {
      files.trace(slot.trace, 0, slot.trace.size);
      return;
    }
    int from = 0;
    for (int row = 0; row < slot.batch.roots(); row++) {
      if (slot.outcomes[row] != PlanRun.Outcome.REJECTED) {
        files.trace(slot.trace, from, slot.traceEnds[row]);
      }
      from = slot.traceEnds[row];
    }
  }

  private void note(Slot slot, int row) {
    PlanRun.Outcome outcome = slot.outcomes[row];
    RowBatch batch = slot.batch;
    if (outcome == PlanRun.Outcome.FILTERED) {
      return;
    }
    if (!plan.grouped()) {
      noteRow(plan.record().name(), batch, row, outcome, slot.codes.get(row));
    }
    for (JoinPlan join : plan.joins()) {
      if (join.parent() < 0) {
        noteJoined(slot, row, join, row, outcome);
      }
    }
  }

  private void noteJoined(Slot slot, int root, JoinPlan join, int parent, PlanRun.Outcome outcome) {
    boolean owned = plan.owns(join);
    int to = slot.batch.linkTo(parent, join.number());
    for (int child = slot.batch.linkFrom(parent, join.number()); child < to; child++) {
      if (owned) {
        List<String> codes =
            outcome == PlanRun.Outcome.USED ? List.of() : childCodes(slot, root, child);
        noteRow(join.record().name(), slot.batch, child, outcome, codes);
      }
    }
  }

  private void noteRow(
      String record, RowBatch batch, int row, PlanRun.Outcome outcome, List<String> codes) {
    RowStates rows = states.of(record);
    if (outcome == PlanRun.Outcome.USED) {
      rows.use(batch.ordinal(row));
    } else if (!plan.grouped() || !rows.isUsed(batch.ordinal(row))) {
      rows.reject(batch.ordinal(row), codes);
    }
  }

  private static List<String> childCodes(Slot slot, int root, int child) {
    if (!slot.causes.contains(child)) {
      boolean byChild = slot.codes.get(root).contains("CHILD_REJECTED");
      return List.of(byChild ? "CHILD_REJECTED" : "PARENT_REJECTED");
    }
    List<String> codes = new ArrayList<>();
    int from = root == 0 ? slot.sourceFindings : slot.findingEnds[root - 1];
    for (Finding finding : slot.findings.subList(from, slot.findingEnds[root])) {
      if (finding.place().line() == slot.batch.line(child)
          && finding.severity() == Severity.ERROR
          && finding.place().file().equals(slot.batch.origin(child).file())
          && !codes.contains(finding.code())) {
        codes.add(finding.code());
      }
    }
    return codes.isEmpty() ? List.of("CHILD_REJECTED") : codes;
  }
}
