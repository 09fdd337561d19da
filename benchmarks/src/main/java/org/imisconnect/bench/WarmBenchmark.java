package org.imisconnect.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.imisconnect.map.CompiledPack;
import org.imisconnect.map.MappedOutput;
import org.imisconnect.map.PlanRun;
import org.imisconnect.map.RecordPlan;
import org.imisconnect.pack.PackLoader;
import org.imisconnect.record.RowBatch;
import org.imisconnect.source.RecordReader;
import org.imisconnect.source.RecordSource;
import org.imisconnect.source.SourceInput;
import org.imisconnect.source.SourceSession;
import org.imisconnect.source.Sources;
import org.imisconnect.value.FunctionRegistry;

/**
 * Processor time of one warm thread: members read and mapped to Patient bytes that nobody takes,
 * against the same reading and a copy of as many bytes. {@code WarmBenchmark FOLDER}.
 */
public final class WarmBenchmark {
  private static final int ROUNDS = 40;
  private static final int COUNTED = 15;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final RecordSource members;
  private final RecordPlan plan;
  private final PlanRun run;
  private final MappedOutput[] outputs = {new MappedOutput()};
  private final RowBatch batch = new RowBatch(1 << 17);
  private final byte[] resource = new byte[4096];
  private final byte[] sink = new byte[1 << 20];
  private long rows;
  private long bytes;

  private WarmBenchmark(RecordSource members, RecordPlan plan) {
    this.members = members;
    this.plan = plan;
    this.run = plan.newRun();
  }

  public static void main(String[] arguments) throws IOException {
    ClassLoader loader = WarmBenchmark.class.getClassLoader();
    CompiledPack pack =
        CompiledPack.compile(PackLoader.load("starter"), FunctionRegistry.load(loader));
    RecordPlan plan =
        pack.plans().stream()
            .filter(p -> p.record().name().equals("members") && !p.grouped())
            .findFirst()
            .orElseThrow();
    SourceInput input = new SourceInput(Path.of(arguments[0]), Map.of());
    try (SourceSession session = Sources.load(loader).session(input);
        RecordSource members = session.open(plan.record())) {
      new WarmBenchmark(members, plan).compare();
    }
  }

  private void compare() throws IOException {
    double[] mapping = new double[COUNTED];
    double[] copying = new double[COUNTED];
    for (int round = 0; round < ROUNDS; round++) {
      double mapped = seconds(true);
      double copied = seconds(false);
      if (round >= ROUNDS - COUNTED) {
        mapping[round - ROUNDS + COUNTED] = mapped;
        copying[round - ROUNDS + COUNTED] = copied;
      }
    }
    double[] ratios = new double[COUNTED];
    for (int i = 0; i < COUNTED; i++) {
      ratios[i] = mapping[i] / copying[i];
    }
    print("read and map", mapping);
    print("read and copy", copying);
    print("ratio", ratios);
    System.out.printf(Locale.ROOT, "%d rows, %d bytes of Patient a round%n", rows, bytes);
  }

  private static void print(String what, double[] values) {
    Arrays.sort(values);
    System.out.printf(
        Locale.ROOT,
        "%-14s median %.3f  min %.3f  max %.3f%n",
        what,
        values[values.length / 2],
        values[0],
        values[values.length - 1]);
  }

  private double seconds(boolean maps) throws IOException {
    long start = THREADS.getCurrentThreadCpuTime();
    long size = bytes / Math.max(1, rows);
    rows = 0;
    if (maps) {
      bytes = 0;
    }
    try (RecordReader reader = members.read(finding -> {})) {
      while (reader.read(batch)) {
        reader.parse(batch, finding -> {});
        rows += batch.roots();
        if (maps) {
          map();
        } else {
          copy((int) size);
        }
      }
    }
    return (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
  }

  private void map() {
    batch.joins(plan.joins().size());
    outputs[0].clear();
    for (int row = 0; row < batch.roots(); row++) {
      run.map(batch, row, outputs, finding -> {});
    }
    bytes += outputs[0].lines.size;
  }

  private void copy(int size) {
    int at = 0;
    for (int row = 0; row < batch.roots(); row++) {
      if (at + size > sink.length) {
        at = 0;
      }
      System.arraycopy(resource, 0, sink, at, size);
      at += size;
    }
  }
}
