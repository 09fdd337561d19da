package org.imisconnect.run.mapping;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.imisconnect.map.CompiledMap;
import org.imisconnect.map.JoinPlan;
import org.imisconnect.map.LineSum;
import org.imisconnect.map.MappedOutput;
import org.imisconnect.map.RecordPlan;
import org.imisconnect.map.RowHash;
import org.imisconnect.record.Origin;
import org.imisconnect.record.RowBatch;
import org.imisconnect.value.Output;
import org.jspecify.annotations.Nullable;

/**
 * Writes the trace of a resource: id, key, and for each row that went into it the file, the line
 * and a hash of its cells, so that a row altered later can be named. One thread.
 */
final class RowTrace {
  private static final byte[] SUM = ascii(",\"sum\":\"");
  private static final byte[] RECORD = ascii("\",\"record\":");
  private static final byte[] HASH = ascii(",\"hash\":\"");

  private final RecordPlan plan;
  private final RowHash hashes = new RowHash();
  private final List<byte[]> begins = new ArrayList<>();
  private final List<byte[]> middles = new ArrayList<>();
  private @Nullable Origin origin;
  private byte[] beforeLine = {};
  private int hashedRow = -1;
  private long hashedOrdinal = -1;
  private long hash;

  RowTrace(RecordPlan plan) {
    this.plan = plan;
    for (CompiledMap map : plan.maps()) {
      begins.add(ascii("{\"type\":\"" + map.resourceType() + "\",\"id\":\""));
      Output middle = new Output(64);
      middle.write(ascii("\",\"map\":"));
      new JsonLine(middle).text(map.name()).name("key");
      middles.add(Arrays.copyOf(middle.bytes, middle.size));
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Appends the lines of the resources from {@code from} on. */
  void write(Slot slot, int map, int from) {
    MappedOutput output = slot.outputs[map];
    for (int resource = from; resource < output.count(); resource++) {
      write(slot, map, output, resource);
    }
  }

  private void write(Slot slot, int map, MappedOutput output, int resource) {
    Output out = slot.trace;
    JsonLine line = new JsonLine(out);
    int row = output.row(resource);
    out.write(begins.get(map));
    output.id(resource, out);
    out.write(middles.get(map));
    key(line, output, resource);
    out.write(SUM);
    line.digits(sum(output, resource));
    out.write(beforeLine(slot.batch.origin(row)));
    line.plain(slot.batch.line(row));
    out.write(HASH);
    line.digits(hash(slot.batch, row));
    out.write((byte) '"');
    parts(line, slot.batch, row);
    line.close('}').end();
  }

  private byte[] beforeLine(Origin current) {
    if (current != origin) {
      Output out = new Output(128);
      out.write(RECORD);
      JsonLine line = new JsonLine(out);
      line.text(plan.record().name()).name("file").text(current.file()).name("line");
      beforeLine = Arrays.copyOf(out.bytes, out.size);
      origin = current;
    }
    return beforeLine;
  }

  /** The hash of the row's cells; a row that makes several resources is hashed once. */
  private long hash(RowBatch batch, int row) {
    if (row != hashedRow || batch.ordinal(row) != hashedOrdinal) {
      hash = hashes.of(batch, row, plan.record().columns().size());
      hashedRow = row;
      hashedOrdinal = batch.ordinal(row);
    }
    return hash;
  }

  /** A hash of the resource's bytes, without the end of its line. */
  private static long sum(MappedOutput output, int resource) {
    return LineSum.of(output.lines.bytes, output.start(resource), output.end(resource));
  }

  private static void key(JsonLine line, MappedOutput output, int resource) {
    byte[] bytes = output.keyBytes();
    int at = output.keyStart(resource);
    line.open('[');
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
