package org.imisconnect.run.mapping;

import org.imisconnect.map.JoinPlan;
import org.imisconnect.map.KeyParts;
import org.imisconnect.map.MappedOutput;
import org.imisconnect.map.RecordPlan;
import org.imisconnect.map.RowHash;
import org.imisconnect.record.RowBatch;
import org.imisconnect.value.Output;

/**
 * Writes the trace of a resource: id, key, and for each row that went into it the file, the line
 * and a hash of its cells, so that a row altered later can be named. One thread.
 */
final class RowTrace {
  private final RecordPlan plan;
  private final RowHash hashes = new RowHash();
  private final Output id = new Output(36);

  RowTrace(RecordPlan plan) {
    this.plan = plan;
  }

  /** Appends the lines of the resources from {@code from} on. */
  void write(Slot slot, int map, int from) {
    MappedOutput output = slot.outputs[map];
    for (int resource = from; resource < output.count(); resource++) {
      write(slot, map, output, resource);
    }
  }

  private void write(Slot slot, int map, MappedOutput output, int resource) {
    JsonLine line = new JsonLine(slot.trace);
    id.size = 0;
    output.id(resource, id);
    line.open('{').name("type").text(plan.maps().get(map).resourceType());
    line.name("id").utf8(id.bytes, 0, id.size);
    line.name("map").text(plan.maps().get(map).name());
    key(line, output, resource);
    line.name("sum").hex(sum(output, resource));
    int row = output.row(resource);
    line.name("record").text(plan.record().name());
    line.name("file").text(slot.batch.origin(row).file());
    line.name("line").number(slot.batch.line(row));
    line.name("hash").hex(hashes.of(slot.batch, row, plan.record().columns().size()));
    parts(line, slot.batch, row);
    line.close('}').end();
  }

  /** A hash of the resource's bytes, without the end of its line. */
  private static long sum(MappedOutput output, int resource) {
    return KeyParts.hash(output.lines.bytes, output.start(resource), output.end(resource));
  }

  private static void key(JsonLine line, MappedOutput output, int resource) {
    line.name("key").open('[');
    byte[] bytes = output.keyBytes();
    int at = output.keyStart(resource);
    while (at < output.keyEnd(resource)) {
      int length = 0;
      while (bytes[at] != ':') {
        length = length * 10 + bytes[at++] - '0';
      }
      line.utf8(bytes, at + 1, at + 1 + length);
      at += 1 + length;
    }
    line.close(']');
  }

  /** Rows that are owned by the root: of joins whose rows may not be left over. */
  private void parts(JsonLine line, RowBatch batch, int row) {
    boolean opened = false;
    for (JoinPlan join : plan.joins()) {
      if (!plan.owns(join)) {
        continue;
      }
      int to = batch.linkTo(row, join.number());
      for (int child = batch.linkFrom(row, join.number()); child < to; child++) {
        if (!opened) {
          line.name("rows").open('[');
          opened = true;
        }
        line.open('[').text(join.record().name()).text(batch.origin(child).file());
        line.number(batch.line(child)).hex(batch.fingerprint(child)).close(']');
      }
    }
    if (opened) {
      line.close(']');
    }
  }
}
