package org.imisconnect.map.run;

import org.imisconnect.value.ListReader;
import org.imisconnect.value.ListText;
import org.imisconnect.value.Output;
import org.imisconnect.value.Result;
import org.imisconnect.value.Text;

/** What {@code $each} goes through when it is not rows. Immutable. */
public sealed interface Lists {
  /** Runs the body for every entry that is not wholly absent, the variables set. */
  void forEach(Machine machine, Runnable body);

  /** The values that {@code list()} names, each with its own cell. */
  @SuppressWarnings("ArrayRecordComponent") // never handed out, and the inner loop reads it
  record Listed(Value[] entries, int slot) implements Lists {
    @Override
    public void forEach(Machine machine, Runnable body) {
      Text value = machine.values[slot];
      Text found = new Text();
      for (Value entry : entries) {
        int mark = machine.scratch.size;
        if (entry.read(machine, found) == Result.VALUE) {
          value.set(found.bytes, found.start, found.end);
          machine.valueCells[slot] = entry.cell(machine);
          body.run();
        }
        machine.scratch.size = mark;
      }
      value.set(value.bytes, 0, 0);
      machine.valueCells[slot] = null;
    }
  }

  /** Lists side by side: each entry sets one variable of each list. */
  @SuppressWarnings("ArrayRecordComponent") // never handed out, and the inner loop reads it
  record Parallel(Value[] lists, int[] slots) implements Lists {
    @Override
    public void forEach(Machine machine, Runnable body) {
      ListReader[] readers = new ListReader[lists.length];
      Text[] texts = new Text[lists.length];
      for (int i = 0; i < lists.length; i++) {
        readers[i] = new ListReader();
        Text list = new Text();
        texts[i] = list;
        machine.valueCells[slots[i]] = lists[i].cell(machine);
        if (lists[i].read(machine, list) == Result.VALUE) {
          readers[i].set(list.bytes, list.start, list.end);
        }
      }
      while (next(machine, readers, texts)) {
        boolean present = false;
        for (int slot : slots) {
          present |= machine.values[slot].length() > 0;
        }
        if (present) {
          int mark = machine.scratch.size;
          body.run();
          machine.scratch.size = mark;
        }
      }
      for (int slot : slots) {
        machine.valueCells[slot] = null;
      }
    }

    private boolean next(Machine machine, ListReader[] readers, Text[] texts) {
      boolean more = false;
      for (int i = 0; i < readers.length; i++) {
        Text value = machine.values[slots[i]];
        if (readers[i].next()) {
          value.set(texts[i].bytes, readers[i].start(), readers[i].end());
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
