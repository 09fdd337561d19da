package org.imisconnect.map.run;

import java.nio.charset.StandardCharsets;
import org.imisconnect.finding.Severity;
import org.imisconnect.pack.CodeTable;
import org.imisconnect.value.Result;
import org.imisconnect.value.Shape;
import org.imisconnect.value.Text;
import org.jspecify.annotations.Nullable;

/** A code looked up in a table of the pack. */
public final class TableValue implements Value {
  private final CodeTable table;
  private final Value code;
  private final byte[] substitute;

  public TableValue(CodeTable table, Value code) {
    this.table = table;
    this.code = code;
    substitute =
        table.unknownRow().map(CodeTable.Row::target).orElse("").getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Result read(Machine machine, Text into) {
    Result result = code.read(machine, into);
    if (result != Result.VALUE) {
      return result;
    }
    int row = table.find(into);
    byte[] target = row >= 0 ? table.target(row) : unknown(machine, into);
    if (target == null) {
      return Result.INVALID;
    }
    into.set(target, 0, target.length);
    return target.length == 0 ? Result.ABSENT : Result.VALUE;
  }

  private byte @Nullable [] unknown(Machine machine, Text found) {
    String message = "not a code of " + table.file() + " (" + Shape.of(found) + ")";
    String hint = "Add the code to " + table.file() + ", or mend the source.";
    return switch (table.unknown()) {
      case INVALID -> {
        machine.invalid(cell(machine), "CODE_UNKNOWN", message, hint);
        yield null;
      }
      case SUBSTITUTE -> {
        machine.report(
            cell(machine),
            Severity.WARNING,
            "CODE_SUBSTITUTED",
            message + "; the `*` row took its place",
            hint);
        yield substitute;
      }
      case ABSENT -> {
        machine.report(
            cell(machine), Severity.INFO, "CODE_UNKNOWN", message + "; left out by `*`", hint);
        yield substitute;
      }
    };
  }

  @Override
  public @Nullable Cell cell(Machine machine) {
    return code.cell(machine);
  }
}
