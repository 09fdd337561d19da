package org.imisconnect.map.run;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.imisconnect.map.KeyParts;
import org.imisconnect.value.Text;

/** A set of texts that is asked with bytes. Immutable, thread-safe. */
final class ByteSet {
  private final byte[][] slots;

  ByteSet(Set<String> texts) {
    slots = new byte[Integer.highestOneBit(Math.max(2, texts.size())) * 4][];
    for (String text : texts) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      int slot = slot(bytes, 0, bytes.length);
      while (slots[slot] != null) {
        slot = slot + 1 & slots.length - 1;
      }
      slots[slot] = bytes;
    }
  }

  boolean holds(Text text) {
    int slot = slot(text.bytes, text.start, text.end);
    while (slots[slot] != null) {
      byte[] entry = slots[slot];
      if (Arrays.equals(entry, 0, entry.length, text.bytes, text.start, text.end)) {
        return true;
      }
      slot = slot + 1 & slots.length - 1;
    }
    return false;
  }

  private int slot(byte[] bytes, int start, int end) {
    return (int) KeyParts.hash(bytes, start, end) & slots.length - 1;
  }
}
