package org.imisconnect.map.run;

import org.imisconnect.value.Output;

/** The operations that structure a resource. */
public final class Ops {
  private Ops() {}

  /** Bytes that are known when the mapping is loaded, a comma at their end. */
  @SuppressWarnings("ArrayRecordComponent") // never handed out, and the inner loop reads it
  public record Constant(byte[] bytes) implements Op {
    @Override
    public boolean run(Machine machine, Output out) {
      out.write(bytes);
      return false;
    }
  }

  /**
   * An object or a list: opens, runs its members, and closes in the place of the last comma; goes
   * back to where it began when nothing in it lives.
   *
   * @param open the name, if any, and the opening bracket
   * @param close the closing bracket
   * @param constant whether it holds constants only, and so lives with its parent
   * @param keep whether its constants keep it alive
   */
  @SuppressWarnings("ArrayRecordComponent") // never handed out, and the inner loop reads it
  public record Block(byte[] open, byte close, Members members, boolean constant, boolean keep)
      implements Op {
    @Override
    public boolean run(Machine machine, Output out) {
      int mark = out.size;
      out.write(open);
      int first = out.size;
      boolean live = members.run(machine, out);
      if (out.size == first || (!live && !keep && !constant)) {
        out.size = mark;
        return false;
      }
      if (live || keep) {
        members.demand(machine);
      }
      out.bytes[out.size - 1] = close;
      out.write((byte) ',');
      return live || keep;
    }
  }

  /** Members without brackets of their own: a branch of {@code $first}, a fragment. */
  public record Group(Members members) implements Op {
    @Override
    public boolean run(Machine machine, Output out) {
      return members.run(machine, out);
    }
  }

  /** Runs an operation when a condition holds. */
  public record When(Condition condition, Site site, Op then) implements Op {
    @Override
    public boolean run(Machine machine, Output out) {
      machine.site = site;
      return condition.test(machine) && then.run(machine, out);
    }
  }

  /** A branch of {@code $first}; one of constants only is taken as it stands. */
  public record Branch(Op op, boolean constant, boolean keep) {}

  /**
   * The first branch that lives. A branch that is empty because a value was invalid ends the
   * search: the next one would be a guess.
   */
  public static final class First implements Op {
    private final Branch[] branches;

    public First(Branch... branches) {
      this.branches = branches.clone();
    }

    @Override
    public boolean run(Machine machine, Output out) {
      for (Branch branch : branches) {
        int mark = out.size;
        int invalid = machine.invalid();
        boolean live = branch.op.run(machine, out);
        if (live || ((branch.constant || branch.keep) && out.size > mark)) {
          return live || branch.keep;
        }
        out.size = mark;
        if (machine.invalid() > invalid) {
          return false;
        }
      }
      return false;
    }
  }

  /** An entry of an array: counts when it is kept. */
  public record Entry(Op op, int position) implements Op {
    @Override
    public boolean run(Machine machine, Output out) {
      int mark = out.size;
      boolean live = op.run(machine, out);
      if (out.size > mark) {
        machine.positions[position]++;
      }
      return live;
    }
  }

  /** Begins the count of an array's entries at 1, and gives the outer count back. */
  public record Counted(Op array, int position) implements Op {
    @Override
    public boolean run(Machine machine, Output out) {
      int outer = machine.positions[position];
      machine.positions[position] = 1;
      boolean live = array.run(machine, out);
      machine.positions[position] = outer;
      return live;
    }
  }

  /** Runs an operation for every row that a join has attached. */
  public record EachRow(RowRef parent, int join, Op body) implements Op {
    @Override
    public boolean run(Machine machine, Output out) {
      int from = parent.row(machine);
      if (from < 0) {
        return false;
      }
      int slot = join + 1;
      int outer = machine.rows[slot];
      int outerScope = machine.scope;
      machine.scope = slot;
      int end = machine.batch.linkTo(from, join);
      boolean live = false;
      for (int row = machine.batch.linkFrom(from, join); row < end; row++) {
        machine.rows[slot] = row;
        live |= body.run(machine, out);
      }
      machine.rows[slot] = outer;
      machine.scope = outerScope;
      return live;
    }
  }

  /** Runs an operation for every entry of lists side by side. */
  public record EachEntry(Lists lists, Site site, Op body) implements Op {
    @Override
    public boolean run(Machine machine, Output out) {
      machine.site = site;
      int mark = machine.scratch.size;
      boolean live = lists.run(machine, out, body);
      machine.scratch.size = mark;
      return live;
    }
  }
}
