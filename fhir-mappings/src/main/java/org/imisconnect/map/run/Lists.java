package org.imisconnect.map.run;

import org.imisconnect.value.ListReader;
import org.imisconnect.value.ListText;
import org.imisconnect.value.Output;
import org.imisconnect.value.Result;
import org.imisconnect.value.Text;

/** What {@code $each} goes through when it is not rows. Immutable. */
public sealed interface Lists {
  /** Runs the body for every entry that is not wholly absent, the variables set. */
  boolean run(Machine machine, Output out, Op body);

  /** The values that {@code list()} names, each with its own cell. */
  @SuppressWarnings("ArrayRecordComponent") // never handed out, and the inner loop reads it
  record Listed(Value[] entries, int slot) implements Lists {
    @Override
    public boolean run(Machine machine, Output out, Op body) {
      Text value = machine.values[slot];
      boolean live = false;
      for (Value entry : entries) {
        int mark = machine.scratch.size;
        if (entry.read(machine, value) == Result.VALUE) {
          machine.valueCells[slot] = entry.cell(machine);
          live |= body.run(machine, out);
        }
        machine.scratch.size = mark;
      }
      value.set(value.bytes, 0, 0);
      machine.valueCells[slot] = null;
      return live;
    }
  }

  /** Lists side by side: each entry sets one variable of each list. */
  @SuppressWarnings("ArrayRecordComponent") // never handed out, and the inner loop reads it
  record Parallel(Value[] lists, int[] slots) implements Lists {
    @Override
    public boolean run(Machine machine, Output out, Op body) {
      for (int i = 0; i < lists.length; i++) {
        Text list = machine.lists[slots[i]];
        machine.valueCells[slots[i]] = lists[i].cell(machine);
        if (lists[i].read(machine, list) != Result.VALUE) {
          list.set(list.bytes, 0, 0);
        }
        machine.readers[slots[i]].set(list.bytes, list.start, list.end);
      }
      boolean live = false;
      while (next(machine)) {
        boolean present = false;
        for (int slot : slots) {
          present |= machine.values[slot].length() > 0;
        }
        if (present) {
          int mark = machine.scratch.size;
          live |= body.run(machine, out);
          machine.scratch.size = mark;
        }
      }
      for (int slot : slots) {
        machine.valueCells[slot] = null;
      }
      return live;
    }

    private boolean next(Machine machine) {
      boolean more = false;
      for (int slot : slots) {
        Text value = machine.values[slot];
        ListReader reader = machine.readers[slot];
        if (reader.next()) {
          value.set(machine.lists[slot].bytes, reader.start(), reader.end());
          more = true;
        } else {
          value.set(value.bytes, 0, 0);
        }
      }
      return more;
    }
  }

  /** The value of {@code list()}: its present entries, each with its length before it. */
  @SuppressWarnings("ArrayRecordComponent") // never handed out, and the inner loop reads it
  record ListValue(Value[] entries, int text) implements Value {
    @Override
    public Result read(Machine machine, Text into) {
      Output scratch = machine.scratch;
      int mark = scratch.size;
      Output all = new Output(256);
      Text part = machine.texts[text];
      for (Value entry : entries) {
        Result result = entry.read(machine, part);
        if (result == Result.INVALID) {
          scratch.size = mark;
          return result;
        }
        if (result == Result.VALUE) {
          ListText.append(all, part.bytes, part.start, part.end);
        }
      }
      scratch.size = mark;
      scratch.write(all.bytes, 0, all.size);
      into.set(scratch.bytes, mark, scratch.size);
      return all.size == 0 ? Result.ABSENT : Result.VALUE;
    }
  }
}
