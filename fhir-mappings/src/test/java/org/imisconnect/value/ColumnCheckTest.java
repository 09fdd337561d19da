package org.imisconnect.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.imisconnect.record.ColumnType;
import org.junit.jupiter.api.Test;

class ColumnCheckTest {
  private static String code(ColumnType type, String format, String cell) {
    byte[] bytes = ("7" + cell + "7").getBytes(StandardCharsets.UTF_8);
    Optional<ColumnCheck.Problem> problem =
        ColumnCheck.of(type, format).check(bytes, 1, bytes.length - 1);
    return problem.map(ColumnCheck.Problem::code).orElse("");
  }

  @Test
  void a_cell_is_held_against_type_and_format() {
    assertThat(code(ColumnType.DATE, "yyyyMMdd", "20240229")).isEmpty();
    assertThat(code(ColumnType.DATE, "yyyyMMdd", "20240230")).isEqualTo("DATE_FORMAT");
    assertThat(code(ColumnType.DATE, "", "໒໐໒໔-໐໒-໒໙")).isEmpty();
    assertThat(code(ColumnType.DATE, "be:yyyyMMdd", "25230229")).isEmpty();
    assertThat(code(ColumnType.DATE, "yyyyMMdd", "25230229")).isEqualTo("DATE_FORMAT");
    assertThat(code(ColumnType.PARTIAL_DATE, "", "1958")).isEmpty();
    assertThat(code(ColumnType.PARTIAL_DATE, "yyyyMMdd", "00000000")).isEmpty();
    assertThat(code(ColumnType.DATE, "", "1958")).isEqualTo("DATE_FORMAT");
    assertThat(code(ColumnType.DATETIME, "", "2024-02-29T10:00")).isEmpty();
    assertThat(code(ColumnType.DATETIME, "yyyyMMddHHmm", "202402291060")).isEqualTo("DATE_FORMAT");
    assertThat(code(ColumnType.BOOLEAN, "", "yes")).isEmpty();
    assertThat(code(ColumnType.BOOLEAN, "oui|non", "yes")).isEqualTo("BOOLEAN_FORMAT");
    assertThat(code(ColumnType.BOOLEAN, "oui|non", "NON")).isEmpty();
    assertThat(code(ColumnType.INTEGER, "", "12")).isEmpty();
    assertThat(code(ColumnType.INTEGER, "", "12.5")).isEqualTo("NUMBER_FORMAT");
    assertThat(code(ColumnType.DECIMAL, "", "1.5")).isEmpty();
    assertThat(code(ColumnType.DECIMAL, "", "1,5")).isEqualTo("NUMBER_FORMAT");
    assertThat(code(ColumnType.MONEY, "", "-1.50")).isEmpty();
    assertThat(code(ColumnType.MONEY, "", "1.5E+10")).isEqualTo("NUMBER_DAMAGED");
    assertThat(code(ColumnType.CODE, "", "03-Jan")).isEqualTo("NUMBER_DAMAGED");
    assertThat(code(ColumnType.CODE, "", "J02.9")).isEmpty();
    assertThat(code(ColumnType.TEXT, "", "03-Jan")).isEmpty();
  }

  @Test
  void nothing_but_blanks_is_absent_and_so_valid() {
    for (ColumnType type : ColumnType.values()) {
      assertThat(code(type, "", "")).isEmpty();
      assertThat(code(type, "", "  \t")).isEmpty();
    }
  }

  @Test
  void a_message_says_the_shape_and_not_the_value() {
    byte[] bytes = "Somchai".getBytes(StandardCharsets.UTF_8);
    for (ColumnType type : ColumnType.values()) {
      ColumnCheck.of(type, "")
          .check(bytes, 0, bytes.length)
          .ifPresent(
              problem ->
                  assertThat(problem.message())
                      .contains("7 characters, all letters")
                      .doesNotContain("Somchai"));
    }
  }

  @Test
  void a_format_that_does_not_fit_is_told() {
    assertThat(ColumnCheck.problem(ColumnType.DATE, "YYYYMMDD")).contains("letter Y");
    assertThat(ColumnCheck.problem(ColumnType.DATETIME, "yyyyMMdd")).contains("hour");
    assertThat(ColumnCheck.problem(ColumnType.TEXT, "x")).contains("no format");
    assertThat(ColumnCheck.problem(ColumnType.BOOLEAN, "oui")).contains("words");
    assertThat(ColumnCheck.problem(ColumnType.BOOLEAN, "oui|non")).isEmpty();
    assertThatThrownBy(() -> ColumnCheck.of(ColumnType.DATE, "YYYYMMDD"))
        .isInstanceOf(IllegalStateException.class);
  }
}
