package org.imisconnect.map.run;

import java.nio.charset.StandardCharsets;
import org.imisconnect.map.KeyParts;
import org.imisconnect.value.Output;
import org.imisconnect.value.Result;
import org.imisconnect.value.Text;
import org.imisconnect.value.Uuid5;
import org.jspecify.annotations.Nullable;

/** The business key of a resource: its id is made of it, and every reference to it. Immutable. */
public final class KeyValue {
  private final byte[] type;
  private final Value[] parts;
  private final int text;

  /**
   * @param type resource type, with a slash and the map's name where several maps make the type
   * @param parts slots of the key
   * @param text number of the text to work with
   */
  public KeyValue(String type, Value[] parts, int text) {
    Output name = new Output(64);
    byte[] bytes = type.getBytes(StandardCharsets.UTF_8);
    KeyParts.append(name, bytes, 0, bytes.length);
    this.type = java.util.Arrays.copyOf(name.bytes, name.size);
    this.parts = parts.clone();
    this.text = text;
  }

  /**
   * Appends type and key to the scratch buffer, each part with its length before it; appends
   * nothing unless it gives VALUE.
   */
  Result name(Machine machine) {
    Output scratch = machine.scratch;
    int mark = scratch.size;
    // The parts may write to the scratch buffer themselves, so each is moved down behind the name.
    scratch.write(type);
    int end = scratch.size;
    Text part = machine.texts[text];
    for (Value value : parts) {
      Result result = value.read(machine, part);
      if (result != Result.VALUE) {
        scratch.size = mark;
        return result;
      }
      end = append(machine, part, end);
    }
    scratch.size = end;
    return Result.VALUE;
  }

  private static int append(Machine machine, Text part, int end) {
    Output scratch = machine.scratch;
    if (part.bytes == scratch.bytes && part.start >= end) {
      return appendFromScratch(machine, part, end);
    }
    scratch.size = end;
    KeyParts.append(scratch, part.bytes, part.start, part.end);
    return scratch.size;
  }

  /** The length before the part could run over its bytes: both go above it, then down. */
  private static int appendFromScratch(Machine machine, Text part, int end) {
    Output scratch = machine.scratch;
    int above = scratch.size;
    KeyParts.append(scratch, part.bytes, part.start, part.end);
    int length = scratch.size - above;
    System.arraycopy(scratch.bytes, above, scratch.bytes, end, length);
    scratch.size = end + length;
    return scratch.size;
  }

  /** Bytes of the type before the parts of the key. */
  int typeLength() {
    return type.length;
  }

  /** The cell that a finding about a missing key names. */
  @Nullable Cell cell(Machine machine) {
    for (Value part : parts) {
      Cell cell = part.cell(machine);
      if (cell != null) {
        return cell;
      }
    }
    return null;
  }

  /** The value of a reference by this key: {@code Type/id}. */
  public Value reference(String resourceType) {
    byte[] prefix = (resourceType + "/").getBytes(StandardCharsets.US_ASCII);
    return new Value() {
      @Override
      public Result read(Machine machine, Text into) {
        Output scratch = machine.scratch;
        int name = scratch.size;
        Result result = name(machine);
        if (result != Result.VALUE) {
          return result;
        }
        int mark = scratch.size;
        scratch.write(prefix);
        byte[] target = scratch.reserve(Uuid5.LENGTH);
        scratch.size = machine.ids.write(target, name, mark, target, scratch.size);
        into.set(scratch.bytes, mark, scratch.size);
        return Result.VALUE;
      }

      @Override
      public @Nullable Cell cell(Machine machine) {
        return KeyValue.this.cell(machine);
      }
    };
  }
}
