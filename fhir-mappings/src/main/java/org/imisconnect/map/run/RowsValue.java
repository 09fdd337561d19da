package org.imisconnect.map.run;

import org.imisconnect.value.ExactDecimal;
import org.imisconnect.value.Output;
import org.imisconnect.value.Result;
import org.imisconnect.value.Text;
import org.jspecify.annotations.Nullable;

/** {@code count} and {@code sum} over the rows of a join. */
public sealed interface RowsValue extends Value {

  /** How many rows there are, or how many of them meet a condition. */
  record Count(RowRef parent, int join, @Nullable Condition condition) implements RowsValue {
    @Override
    public Result read(Machine machine, Text into) {
      int from = parent.row(machine);
      if (from < 0) {
        return Result.ABSENT;
      }
      int first = machine.batch.linkFrom(from, join);
      int end = machine.batch.linkTo(from, join);
      int count = end - first;
      if (condition != null) {
        count = 0;
        int outer = machine.rows[join + 1];
        for (int row = first; row < end; row++) {
          machine.rows[join + 1] = row;
          count += condition.test(machine) ? 1 : 0;
        }
        machine.rows[join + 1] = outer;
      }
      machine.touched = true;
      return Numbers.write(machine, count, into);
    }
  }

  /** The exact sum; absent where one of its terms is absent, 0 where there is no row. */
  record Sum(RowRef parent, int join, Value term, int text) implements RowsValue {
    @Override
    public Result read(Machine machine, Text into) {
      int from = parent.row(machine);
      if (from < 0) {
        return Result.ABSENT;
      }
      int end = machine.batch.linkTo(from, join);
      int outer = machine.rows[join + 1];
      ExactDecimal total = new ExactDecimal();
      ExactDecimal next = new ExactDecimal();
      Result result = Result.VALUE;
      for (int row = machine.batch.linkFrom(from, join);
          row < end && result == Result.VALUE;
          row++) {
        machine.rows[join + 1] = row;
        result = add(machine, total, next);
      }
      machine.rows[join + 1] = outer;
      if (result == Result.VALUE) {
        Output scratch = machine.scratch;
        int mark = scratch.size;
        machine.touched = true;
        total.write(scratch);
        into.set(scratch.bytes, mark, scratch.size);
      }
      return result;
    }

    private Result add(Machine machine, ExactDecimal total, ExactDecimal next) {
      int mark = machine.scratch.size;
      Text found = machine.texts[text];
      Result result = term.read(machine, found);
      if (result == Result.VALUE) {
        if (next.set(found.bytes, found.start, found.end)) {
          total.add(next);
        } else {
          result = Result.INVALID;
        }
      }
      machine.scratch.size = mark;
      return result;
    }
  }

  /** How many present parts a list has. */
  record Parts(Value list, int text) implements RowsValue {
    @Override
    public Result read(Machine machine, Text into) {
      int mark = machine.scratch.size;
      Text found = machine.texts[text];
      Result result = list.read(machine, found);
      if (result == Result.INVALID) {
        return result;
      }
      int count = 0;
      if (result == Result.VALUE) {
        org.imisconnect.value.ListReader reader = new org.imisconnect.value.ListReader();
        reader.set(found.bytes, found.start, found.end);
        while (reader.next()) {
          count += reader.isPresent() ? 1 : 0;
        }
      }
      machine.scratch.size = mark;
      machine.touched = true;
      return Numbers.write(machine, count, into);
    }
  }
}
