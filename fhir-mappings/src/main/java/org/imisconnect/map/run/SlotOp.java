package org.imisconnect.map.run;

import org.imisconnect.value.Output;
import org.imisconnect.value.Result;
import org.imisconnect.value.Shape;
import org.imisconnect.value.Text;

/** A scalar with slots: its name, then the value in the form of its R4 primitive. Immutable. */
public final class SlotOp implements Op {
  private final byte[] prefix;
  private final Value value;
  private final PrimitiveRule rule;
  private final Site site;
  private final int text;
  private final Reads reads;

  /**
   * @param prefix the element's name and colon; empty in a list
   * @param value what to write
   * @param rule what the element may hold
   * @param site where the slot stands
   * @param text number of the text to work with
   * @param reads the cells that it reads, for explanations
   */
  public SlotOp(byte[] prefix, Value value, PrimitiveRule rule, Site site, int text, Reads reads) {
    this.prefix = prefix.clone();
    this.value = value;
    this.rule = rule;
    this.site = site;
    this.text = text;
    this.reads = reads;
  }

  @Override
  public boolean run(Machine machine, Output out) {
    machine.site = site;
    int mark = machine.scratch.size;
    Text found = machine.texts[text];
    machine.touched = false;
    Result result = value.read(machine, found);
    if (machine.listener != null) {
      reads.tell(machine, site, result, found);
    }
    boolean written = result == Result.VALUE && write(machine, found, out);
    machine.scratch.size = mark;
    return written && machine.touched;
  }

  private boolean write(Machine machine, Text found, Output out) {
    int start = out.size;
    out.write(prefix);
    Result result = rule.write(found, out);
    if (result == Result.VALUE) {
      out.write((byte) ',');
      return true;
    }
    out.size = start;
    if (result == Result.INVALID) {
      refuse(machine, found);
    }
    return false;
  }

  private void refuse(Machine machine, Text found) {
    boolean readable = JsonText.isUtf8(found);
    machine.invalid(
        value.cell(machine),
        readable ? rule.code() : "ENC_INVALID",
        readable
            ? rule.primitive() + " takes " + rule.allowed() + "; found " + Shape.of(found)
            : "not UTF-8 text (" + found.length() + " bytes)",
        readable
            ? "Mend the source, or convert the value in the mapping."
            : "Read the file with its own encoding: set `encoding:` in its record.");
  }
}
