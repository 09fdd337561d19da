package org.imisconnect.pack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Random;
import org.imisconnect.value.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeTableTest {
  @TempDir Path folder;

  @Test
  void aCodeIsFoundByItsBytes() {
    CodeTable table = table("source,target,display,comment\nM,male,Man,\nຊ,female,,\n");
    assertThat(target(table, "M")).isEqualTo("male");
    assertThat(target(table, "ຊ")).isEqualTo("female");
    assertThat(find(table, "m")).isEqualTo(-1);
    assertThat(find(table, "")).isEqualTo(-1);
    assertThat(new String(table.display(find(table, "M")), UTF_8)).isEqualTo("Man");
    assertThat(table.rows().get(0).at()).hasToString("codes/t.csv:2");
    assertThat(table).hasToString("codes/t.csv (2 codes)");
  }

  @Test
  void theStarRowSaysWhatAnUnknownCodeDoes() {
    assertThat(table("source,target\na,b\n").unknown()).isEqualTo(CodeTable.Unknown.INVALID);
    assertThat(table("source,target\n*,x\n").unknown()).isEqualTo(CodeTable.Unknown.SUBSTITUTE);
    CodeTable absent = table("source,target\n*,\n");
    assertThat(absent.unknown()).isEqualTo(CodeTable.Unknown.ABSENT);
    assertThat(absent.rows()).isEmpty();
    assertThat(absent.unknownRow()).isPresent();
  }

  @Test
  void anEmptyTargetIsAbsent() {
    assertThat(target(table("source,target\n9,\n"), "9")).isEmpty();
  }

  @Test
  void quotesCommasAndLineEndsAreReadAsCsv() {
    CodeTable table = table("target,source\r\n\"a, \"\"b\"\"\",\"x\ny\"\r\n\r\nlast,z");
    assertThat(target(table, "x\ny")).isEqualTo("a, \"b\"");
    assertThat(table.rows().get(1).at()).hasToString("codes/t.csv:5");
  }

  @Test
  void everyMistakeOfATableIsReportedWithItsLine() {
    assertThat(errors("source,target\na,b,c\n,d\na,1\na,2\n*,x\n*,y\n\"z,1\n"))
        .satisfiesExactly(
            line -> assertThat(line).startsWith("codes/t.csv:2  PACK_CODES: 3 cells"),
            line -> assertThat(line).startsWith("codes/t.csv:3  PACK_CODES: no source"),
            line -> assertThat(line).contains(":5  PACK_CODES", "again, first in line 4"),
            line -> assertThat(line).contains(":7  PACK_CODES", "again, first in line 6"),
            line -> assertThat(line).contains(":8  PACK_CODES", "does not end"),
            line -> assertThat(line).contains(":8  PACK_CODES", "1 cells"));
  }

  @Test
  void aHeaderThatIsNotOursIsRefused() {
    assertThat(errors("source,targt\n").toString()).contains("Did you mean `target`?");
    assertThat(errors("source;target\n").toString()).contains("with commas between");
    assertThat(errors("source,display\n").toString()).contains("no `target`");
    assertThat(errors("source,target,source\n").toString()).contains("twice");
    assertThat(errors("").toString()).contains("no column `source`");
  }

  @Test
  void manyCodesAreAllFoundAndNoOthers() {
    long seed = 20240229L;
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder("source,target\n");
    for (int i = 0; i < 5000; i++) {
      text.append(Integer.toString(i * 7, 36)).append(',').append(i).append('\n');
    }
    CodeTable table = table(text.toString());
    for (int i = 0; i < 20000; i++) {
      int number = random.nextInt(40000);
      int expected = number % 7 == 0 && number < 35000 ? number / 7 : -1;
      assertThat(find(table, Integer.toString(number, 36))).isEqualTo(expected);
    }
  }

  @Test
  void aLookUpAllocatesNothing() {
    CodeTable table = table("source,target\nM,male\nF,female\n");
    byte[] bytes = "MFX".getBytes(UTF_8);
    Text text = new Text();
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long lookUps = 100_000;
    long found = lookUp(table, text, bytes, lookUps);
    long before = thread.getCurrentThreadAllocatedBytes();
    found += lookUp(table, text, bytes, lookUps);
    long allocated = thread.getCurrentThreadAllocatedBytes() - before;
    assertThat(found).isPositive();
    assertThat(allocated).isLessThan(lookUps);
  }

  private static long lookUp(CodeTable table, Text text, byte[] bytes, long times) {
    long found = 0;
    for (long i = 0; i < times; i++) {
      int at = (int) (i % 3);
      text.set(bytes, at, at + 1);
      int row = table.find(text);
      found += row < 0 ? 0 : table.target(row).length;
    }
    return found;
  }

  private CodeTable table(String csv) {
    return new PackFolder(folder).write("codes/t.csv", csv).load().codes().get("t");
  }

  private java.util.List<String> errors(String csv) {
    return new PackFolder(folder).write("codes/t.csv", csv).errors();
  }

  private static int find(CodeTable table, String code) {
    byte[] bytes = ("<" + code + ">").getBytes(UTF_8);
    Text text = new Text();
    text.set(bytes, 1, bytes.length - 1);
    return table.find(text);
  }

  private static String target(CodeTable table, String code) {
    return new String(table.target(find(table, code)), UTF_8);
  }
}
