package org.imisconnect.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.imisconnect.map.KeyParts;
import org.junit.jupiter.api.Test;

class ListTextTest {
  private static List<String> read(byte[] bytes, int end) {
    List<String> parts = new ArrayList<>();
    ListReader reader = new ListReader();
    reader.set(bytes, 0, end);
    while (reader.next()) {
      int length = reader.end() - reader.start();
      String part = new String(bytes, reader.start(), length, StandardCharsets.UTF_8);
      parts.add(reader.isPresent() ? part : "-");
    }
    return parts;
  }

  @Test
  void parts_come_back_in_order_and_absent_ones_keep_their_place() {
    Output out = new Output(1);
    for (String part : new String[] {"3:x", "", "ສົມ", "a".repeat(1234)}) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      ListText.append(out, bytes, 0, bytes.length);
    }
    assertThat(read(out.bytes, out.size)).containsExactly("3:x", "-", "ສົມ", "a".repeat(1234));
  }

  @Test
  void a_part_is_written_as_the_parts_of_keys_are() {
    Output list = new Output(1);
    Output key = new Output(1);
    for (int length : new int[] {0, 1, 9, 10, 99, 100, 1000}) {
      ListText.append(list, new byte[length], 0, length);
      KeyParts.append(key, new byte[length], 0, length);
    }
    assertThat(list.bytes).startsWith(java.util.Arrays.copyOf(key.bytes, key.size));
    assertThat(list.size).isEqualTo(key.size);
  }

  @Test
  void bytes_that_are_no_list_end_it() {
    for (String text : new String[] {"", "x", "3", "3:ab", ":a", "-1:a", "99999999999999:a"}) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      assertThat(read(bytes, bytes.length)).as(text).isEmpty();
    }
  }

  @Test
  void a_split_gives_a_part_for_every_place() {
    RecordedCall call = RecordedCall.of("a; ;c;", ";");
    String list = call.run("split");
    byte[] bytes = list.getBytes(StandardCharsets.UTF_8);
    assertThat(read(bytes, bytes.length)).containsExactly("a", "-", "c", "-");
  }
}
