package org.imisconnect.map.run;

import org.imisconnect.map.KeyParts;
import org.imisconnect.value.Output;
import org.imisconnect.value.Result;
import org.imisconnect.value.Text;
import org.jspecify.annotations.Nullable;

/**
 * How a join finds its rows. Immutable.
 *
 * @param parentSlot scope of the rows it hangs on
 * @param slot its own scope
 * @param key parts of the key, from the parent's row
 * @param where what a row has to meet; null where nothing
 * @param text number of the text to work with
 */
@SuppressWarnings("ArrayRecordComponent") // never handed out, and the inner loop reads it
public record JoinRun(int parentSlot, int slot, Value[] key, @Nullable Condition where, int text) {

  /** Appends parts with their lengths; false where one is absent or invalid. */
  static boolean appendKey(Machine machine, Value[] parts, int text, Output key) {
    Text part = machine.texts[text];
    int mark = machine.scratch.size;
    for (Value value : parts) {
      if (value.read(machine, part) != Result.VALUE) {
        machine.scratch.size = mark;
        return false;
      }
      KeyParts.append(key, part.bytes, part.start, part.end);
      machine.scratch.size = mark;
    }
    return true;
  }
}
