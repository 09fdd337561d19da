package org.imisconnect.map.run;

import java.nio.charset.StandardCharsets;
import org.imisconnect.finding.Severity;
import org.imisconnect.map.KeyParts;
import org.imisconnect.value.Output;
import org.imisconnect.value.Result;
import org.imisconnect.value.Uuid5;

/** Makes one resource: its type, its id, its members, one line. Immutable. */
public final class ResourceOp implements Op {
  private final byte[] open;
  private final String type;
  private final KeyValue key;
  private final Site keySite;
  private final Members members;
  private final boolean constant;

  /**
   * @param type R4 type
   * @param key what its id is made of
   * @param keySite where the mapping gives the key
   * @param members elements in R4 order
   * @param constant whether no element depends on the row
   */
  public ResourceOp(String type, KeyValue key, Site keySite, Members members, boolean constant) {
    open = ("{\"resourceType\":\"" + type + "\",\"id\":\"").getBytes(StandardCharsets.US_ASCII);
    this.type = type;
    this.key = key;
    this.keySite = keySite;
    this.members = members;
    this.constant = constant;
  }

  @Override
  public boolean run(Machine machine, Output out) {
    machine.site = keySite;
    Output scratch = machine.scratch;
    int mark = scratch.size;
    if (key.name(machine) != Result.VALUE) {
      refuse(machine);
      return false;
    }
    int start = out.size;
    int name = scratch.size;
    out.write(open);
    byte[] target = out.reserve(Uuid5.LENGTH + 2);
    out.size = machine.ids.write(scratch.bytes, mark, name, target, out.size);
    out.write((byte) '"');
    out.write((byte) ',');
    long keyHash = KeyParts.hash(scratch.bytes, mark, name);
    boolean made = finish(machine, out, start);
    if (made) {
      note(machine, out, start, keyHash, mark + key.typeLength(), name);
    }
    scratch.size = mark;
    return made;
  }

  /** Writes the members; takes all back where nothing lives. */
  private boolean finish(Machine machine, Output out, int start) {
    if (!members.run(machine, out) && !constant) {
      out.size = start;
      return false;
    }
    members.demand(machine);
    out.bytes[out.size - 1] = '}';
    out.write((byte) '\n');
    return true;
  }

  private void note(
      Machine machine, Output out, int start, long keyHash, int keyStart, int keyEnd) {
    int id = start + open.length;
    System.arraycopy(out.bytes, id, machine.id, 0, Uuid5.LENGTH);
    machine.key.size = 0;
    machine.key.write(machine.scratch.bytes, keyStart, keyEnd);
    machine.output.add(start, out.size - 1, machine.rows[0], keyHash, machine.key, machine.id);
  }

  private void refuse(Machine machine) {
    Cell cell = key.cell(machine);
    machine.report(
        cell,
        Severity.ERROR,
        "KEY_MISSING",
        "the key of " + type + " is empty or invalid",
        "Without it the resource has no id: fill the cell, or choose another `key:`.");
    machine.reject(cell);
  }
}
