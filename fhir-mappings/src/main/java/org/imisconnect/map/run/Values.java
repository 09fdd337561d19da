package org.imisconnect.map.run;

import java.nio.charset.StandardCharsets;
import org.imisconnect.record.RowBatch;
import org.imisconnect.value.Result;
import org.imisconnect.value.Text;
import org.jspecify.annotations.Nullable;

/** The plain values: columns, constants, variables, positions, and the first of several. */
public final class Values {
  private Values() {}

  /** The text of a cell as it stands. */
  public record OfColumn(Cell source) implements Value {
    @Override
    public Result read(Machine machine, Text into) {
      int row = source.ref.row(machine);
      if (row < 0) {
        return Result.ABSENT;
      }
      RowBatch batch = machine.batch;
      int at = batch.firstCell(row) + source.index;
      int start = batch.starts[at];
      int end = batch.ends[at];
      if (end <= start) {
        return Result.ABSENT;
      }
      into.set(batch.bytes, start, end);
      machine.touched = true;
      return Result.VALUE;
    }

    @Override
    public @Nullable Cell cell(Machine machine) {
      return source;
    }
  }

  /** A text that is known when the mapping is loaded; an empty one is absent. */
  public static final class Constant implements Value {
    private final byte[] bytes;

    public Constant(String text) {
      bytes = text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Result read(Machine machine, Text into) {
      into.set(bytes, 0, bytes.length);
      return bytes.length == 0 ? Result.ABSENT : Result.VALUE;
    }
  }

  /** The current entry of a list, or one of its parallel lists. */
  public record Variable(int slot) implements Value {
    @Override
    public Result read(Machine machine, Text into) {
      Text value = machine.values[slot];
      into.set(value.bytes, value.start, value.end);
      machine.touched |= value.end > value.start;
      return value.end > value.start ? Result.VALUE : Result.ABSENT;
    }

    @Override
    public @Nullable Cell cell(Machine machine) {
      return machine.valueCells[slot];
    }
  }

  /** The number of the current entry among those kept, from 1. */
  public record Position(int slot) implements Value {
    @Override
    public Result read(Machine machine, Text into) {
      return Numbers.write(machine, machine.positions[slot], into);
    }
  }

  /** The first that is not absent; an invalid one ends the search. */
  public static final class FirstOf implements Value {
    private final Value[] options;

    public FirstOf(Value... options) {
      this.options = options.clone();
    }

    @Override
    public Result read(Machine machine, Text into) {
      for (Value option : options) {
        Result result = option.read(machine, into);
        if (result != Result.ABSENT) {
          return result;
        }
      }
      return Result.ABSENT;
    }

    @Override
    public @Nullable Cell cell(Machine machine) {
      Cell first = null;
      for (Value option : options) {
        Cell cell = option.cell(machine);
        first = first == null ? cell : first;
        if (cell != null && isThere(machine, cell)) {
          return cell;
        }
      }
      return first;
    }

    private static boolean isThere(Machine machine, Cell cell) {
      int row = cell.ref.row(machine);
      int at = row < 0 ? -1 : machine.batch.firstCell(row) + cell.index;
      return at >= 0 && machine.batch.ends[at] > machine.batch.starts[at];
    }
  }
}
