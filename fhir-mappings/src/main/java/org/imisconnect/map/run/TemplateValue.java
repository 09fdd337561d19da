package org.imisconnect.map.run;

import org.imisconnect.value.Output;
import org.imisconnect.value.Result;
import org.imisconnect.value.Text;
import org.jspecify.annotations.Nullable;

/** Text and slots joined into one text. */
public final class TemplateValue implements Value {
  private final Value[] parts;
  private final boolean[] optional;
  private final boolean[] alive;
  private final int text;

  /**
   * @param parts text and slots in order
   * @param optional which may be absent
   * @param alive which are values of the row, not constants
   * @param text number of the text to work with
   */
  public TemplateValue(Value[] parts, boolean[] optional, boolean[] alive, int text) {
    this.parts = parts.clone();
    this.optional = optional.clone();
    this.alive = alive.clone();
    this.text = text;
  }

  @Override
  public Result read(Machine machine, Text into) {
    Output scratch = machine.scratch;
    int mark = scratch.size;
    int end = mark;
    boolean live = false;
    Text part = machine.texts[text];
    for (int i = 0; i < parts.length; i++) {
      Result result = parts[i].read(machine, part);
      if (result == Result.INVALID || (result == Result.ABSENT && !optional[i])) {
        scratch.size = mark;
        return result;
      }
      if (result == Result.VALUE) {
        end = append(scratch, part, end);
        live |= alive[i];
      }
    }
    scratch.size = end;
    into.set(scratch.bytes, mark, end);
    return live && end > mark ? Result.VALUE : Result.ABSENT;
  }

  /** Moves a part behind the last one; what a function wrote on the way is written over. */
  private static int append(Output scratch, Text part, int end) {
    int length = part.length();
    scratch.size = end;
    byte[] target = scratch.reserve(length);
    System.arraycopy(part.bytes, part.start, target, end, length);
    scratch.size = end + length;
    return scratch.size;
  }

  @Override
  public @Nullable Cell cell(Machine machine) {
    for (Value part : parts) {
      Cell cell = part.cell(machine);
      if (cell != null) {
        return cell;
      }
    }
    return null;
  }
}
