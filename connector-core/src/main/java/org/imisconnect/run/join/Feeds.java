package org.imisconnect.run.join;

import java.io.IOException;
import java.util.List;
import org.imisconnect.map.JoinPlan;
import org.imisconnect.map.RecordPlan;

/** Chooses how the rows of a plan are fed. */
public final class Feeds {
  private Feeds() {}

  /**
   * Opens the feed of a plan; rows for which {@code skipped} holds are left out of groups.
   *
   * @param firstReading whether what the source finds wrong with its rows is to be told now
   */
  public static RowFeed open(
      RecordPlan plan, Inputs inputs, JoinSettings settings, RowSkip skipped, boolean firstReading)
      throws IOException {
    List<JoinPlan> sorted =
        plan.joins().stream().filter(join -> isSorted(plan, join, inputs, settings)).toList();
    LookupTables tables = LookupTables.load(plan, sorted, inputs);
    if (plan.grouped()) {
      return new GroupFeed(plan, inputs, settings, tables, skipped, firstReading);
    }
    if (sorted.isEmpty()) {
      return new PlainFeed(inputs.read(plan.record()), tables, firstReading);
    }
    return new SortedFeed(plan, inputs, settings, sorted, tables, firstReading);
  }

  private static boolean isSorted(
      RecordPlan plan, JoinPlan join, Inputs inputs, JoinSettings settings) {
    if (plan.grouped() || join.parent() >= 0) {
      return false;
    }
    long size = inputs.size(join.record());
    return size < 0 || size > settings.lookupBytes();
  }

  /** Rows of the root record that are left out, by ordinal. */
  @FunctionalInterface
  public interface RowSkip {
    boolean isSkipped(long ordinal);
  }
}
