package org.imisconnect.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.imisconnect.record.ColumnType;
import org.imisconnect.value.internal.Utf8;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FunctionFuzzTest {
  private static final int ROUNDS = 100_000;
  private static final long SEED = 711;
  private static final String[] PIECES = {
    "2024",
    "02",
    "29",
    "12",
    "31",
    "00",
    "1",
    "0",
    "9",
    "-",
    "/",
    ".",
    ":",
    "T",
    "Z",
    "+07:00",
    " ",
    "\u00a0",
    "\u200b",
    "\t",
    ",",
    ";",
    "e",
    "E+",
    "Jan",
    "#N/A",
    "###",
    "{",
    "}",
    "a",
    "F",
    "yes",
    "ດ້",
    "๒๕๒๓",
    "໑",
    "၁",
    "១",
    "ĐƯỜNG",
    "ß",
    "ı",
    "İ",
    "\ud83d\ude00",
    "6ba7b811-9dad-11d1-80b4",
    "2024-02-29T10:00",
    "2024-02-29 10:00:00.5",
    "20240229100000.5+07:00",
    "02/03/2024",
    "6BA7B811-9dad-11d1-80b4-00c04fd430c8",
    "202402291000",
    "-00c04fd430c8",
    "J02",
    "+856",
    "99999999999999999",
    "2523"
  };

  /** Arguments that a mapping may give a function after the piped one. */
  private static String[][] arguments(String function) {
    return switch (function) {
      case "date", "partial_date", "buddhist_date" ->
          new String[][] {{}, {"yyyyMMdd"}, {"dd/MM/yyyy|iso"}, {"be:d-M-yyyy"}, {"yyyyMMddHHmm"}};
      case "datetime" ->
          new String[][] {{}, {"iso", "Asia/Bangkok"}, {"yyyyMMddHHmmss.SX", "Europe/Paris"}};
      case "boolean" -> new String[][] {{}, {"yes,1", "F,0"}};
      case "substring" -> new String[][] {{"1"}, {"-3"}, {"2", "2"}};
      case "replace" -> new String[][] {{"-"}, {" ", "_"}, {"0", "00"}};
      case "before", "after", "split" -> new String[][] {{";"}, {" "}, {"-0"}};
      case "join" -> new String[][] {{}, {", "}};
      case "pad_left" -> new String[][] {{"5", "0"}, {"9", "ດ"}};
      case "truncate", "max_length" -> new String[][] {{"1"}, {"4"}, {"10"}};
      case "number_text" -> new String[][] {{}, {"6"}};
      case "add", "subtract", "multiply" -> new String[][] {{"1.05"}, {"99999999999999999.9"}};
      default -> new String[][] {{}};
    };
  }

  static Stream<String> functions() {
    return FunctionRegistry.core().names().stream();
  }

  static byte[] input(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(7); i >= 0; i--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    if (random.nextInt(5) == 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return random.nextInt(10) == 0 ? Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length)) : bytes;
  }

  private static byte[] piped(String function, Random random) {
    if (!function.equals("join")) {
      return input(random);
    }
    Output list = new Output(16);
    for (int i = random.nextInt(4); i >= 0; i--) {
      byte[] part = input(random);
      ListText.append(list, part, 0, part.length * random.nextInt(2));
    }
    return Arrays.copyOf(list.bytes, list.size);
  }

  @ParameterizedTest
  @MethodSource("functions")
  void a_function_takes_any_bytes(String function) {
    System.out.println("seed " + SEED);
    Random random = new Random(SEED);
    ValueFunction called = FunctionRegistry.core().find(function).orElseThrow();
    String[][] arguments = arguments(function);
    int values = 0;
    for (int round = 0; round < ROUNDS; round++) {
      List<byte[]> given = new ArrayList<>(List.of(piped(function, random)));
      for (String argument : arguments[round % arguments.length]) {
        given.add(argument.getBytes(StandardCharsets.UTF_8));
      }
      byte[][] call = given.toArray(new byte[0][]);
      byte[] first = run(called, call, 0);
      assertThat(run(called, call, 3)).isEqualTo(first);
      if (first != null) {
        values++;
        assertThat(first).isNotEmpty();
        if (isUtf8(call[0])) {
          assertThat(isUtf8(first)).isTrue();
        }
        assertThat(rule(called.gives(), first)).as(function).isTrue();
      }
    }
    assertThat(values).as("values that came out").isGreaterThan(ROUNDS / 2000);
  }

  /** The value, or null; whatever stands in the output before it stays. */
  private static byte[] run(ValueFunction function, byte[][] arguments, int before) {
    RecordedCall call = new RecordedCall(arguments);
    Output out = new Output(before + 1);
    for (int i = 0; i < before; i++) {
      out.write((byte) 'b');
    }
    Result result = function.apply(call, out);
    assertThat(out.size >= before && (result == Result.VALUE || out.size == before)).isTrue();
    for (int i = 0; i < before; i++) {
      assertThat(out.bytes[i]).isEqualTo((byte) 'b');
    }
    return result == Result.VALUE ? Arrays.copyOfRange(out.bytes, before, out.size) : null;
  }

  /** What a kind promises of its bytes. */
  private static boolean rule(Kind kind, byte[] value) {
    return switch (kind) {
      case TEXT, LIST -> true;
      case CODE -> !isUtf8(value) || R4Rule.CODE.holds(value, 0, value.length);
      case INTEGER -> R4Rule.INTEGER.holds(value, 0, value.length);
      case DECIMAL ->
          R4Rule.DECIMAL.holds(value, 0, value.length) && !new String(value).contains("E");
      case DATE -> R4Rule.DATE.holds(value, 0, value.length);
      case DATETIME -> R4Rule.DATE_TIME.holds(value, 0, value.length);
      case BOOLEAN -> R4Rule.BOOLEAN.holds(value, 0, value.length);
    };
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  @Test
  void bytes_are_well_formed_where_java_says_so() {
    Random random = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      byte[] bytes = input(random);
      assertThat(Utf8.isValid(bytes, 0, bytes.length)).isEqualTo(isUtf8(bytes));
    }
  }

  /** A column's check and the function that reads it agree on every cell. */
  @Test
  void a_column_is_valid_exactly_where_its_function_reads_it() {
    Random random = new Random(SEED);
    for (int round = 0; round < ROUNDS / 4; round++) {
      byte[] cell = input(random);
      agree(ColumnType.DATE, "yyyyMMdd", cell, "date", "yyyyMMdd");
      agree(ColumnType.PARTIAL_DATE, "be:iso", cell, "buddhist_date", "iso");
      agree(ColumnType.DATETIME, "iso", cell, "datetime", "iso", "Asia/Vientiane");
      agree(ColumnType.INTEGER, "", cell, "integer");
      agree(ColumnType.DECIMAL, "", cell, "decimal");
      agree(ColumnType.MONEY, "", cell, "money");
      agree(ColumnType.BOOLEAN, "", cell, "boolean");
      agree(ColumnType.BOOLEAN, "yes,1|F,0", cell, "boolean", "yes,1", "F,0");
    }
  }

  private static void agree(
      ColumnType type, String format, byte[] cell, String function, String... more) {
    byte[][] arguments = new byte[1 + more.length][];
    arguments[0] = cell;
    for (int i = 0; i < more.length; i++) {
      arguments[1 + i] = more[i].getBytes(StandardCharsets.UTF_8);
    }
    RecordedCall call = new RecordedCall(arguments);
    Result result =
        FunctionRegistry.core().find(function).orElseThrow().apply(call, new Output(64));
    var problem = ColumnCheck.of(type, format).check(cell, 0, cell.length);
    assertThat(problem.isEmpty()).as(function).isEqualTo(result != Result.INVALID);
    problem.ifPresent(found -> assertThat(call.codes).contains(found.code()));
  }

  /** Money sums count exactly what the function money lets through. */
  @Test
  void a_sum_takes_exactly_what_the_function_takes() {
    Random random = new Random(SEED);
    MoneySum sum = new MoneySum();
    for (int round = 0; round < ROUNDS; round++) {
      byte[] cell = input(random);
      byte[] value =
          run(FunctionRegistry.core().find("money").orElseThrow(), new byte[][] {cell}, 0);
      sum.clear();
      assertThat(sum.add(cell, 0, cell.length)).isEqualTo(value != null);
      if (value != null) {
        assertThat(sum.total()).isEqualByComparingTo(new String(value, StandardCharsets.US_ASCII));
      }
    }
  }
}
