package org.imisconnect.map.run;

import java.nio.charset.StandardCharsets;
import org.imisconnect.finding.Severity;
import org.imisconnect.map.MappedOutput;
import org.imisconnect.value.Output;
import org.imisconnect.value.Result;

/** Makes one resource: its type, its id, its members, one line. Immutable. */
public final class ResourceOp implements Op {
  private static final int ID = 36;
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
    if (key.hash(machine) != Result.VALUE) {
      refuse(machine);
      return false;
    }
    int start = out.size;
    long keyHash = machine.ids.keyHash();
    out.write(open);
    int id = out.size;
    machine.ids.write(out);
    out.write((byte) '"');
    out.write((byte) ',');
    if (!members.run(machine, out) && !constant) {
      out.size = start;
      return false;
    }
    members.demand(machine);
    out.bytes[out.size - 1] = '}';
    MappedOutput output = machine.output;
    System.arraycopy(out.bytes, id, machine.id, 0, ID);
    int end = out.size;
    out.write((byte) '\n');
    output.add(start, end, machine.rows[0], keyHash, new Output(1), machine.id);
    return true;
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
