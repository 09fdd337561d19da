package org.imisconnect.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RejectFileTest {
  @TempDir Path temp;

  private List<RejectRow> rows(String text) throws IOException {
    Path file = Files.writeString(temp.resolve("claims.csv"), text);
    List<RejectRow> rows = new ArrayList<>();
    RejectFile.read(file).each("total", "no", Set.of("F1"), rows::add);
    return rows;
  }

  @Test
  void aQuoteThatNeverClosesHidesNoLaterRow() throws IOException {
    List<RejectRow> rows =
        rows("_line,_codes,no,at,total\n7,QUOTE_OPEN,A,\"F1,5\n9,DATE_ORDER,B,F1,6.50\n");
    assertThat(rows).extracting(RejectRow::line).containsExactly("7", "9");
    assertThat(rows.get(1).amount()).isEqualTo(new BigDecimal("6.50"));
    assertThat(rows.get(1).facility()).isEqualTo("F1");
  }

  @Test
  void aCellOfSeveralLinesStaysOneRow() throws IOException {
    List<RejectRow> rows =
        rows("_line;_codes;no;note;total\nb.csv:7;DATE_ORDER;A;\"one\ntwo\";5\n");
    assertThat(rows).extracting(RejectRow::amount).containsExactly(new BigDecimal("5"));
    assertThat(rows).extracting(RejectRow::line).containsExactly("b.csv:7");
  }

  @Test
  void aFileOfAnotherLayoutHasNoRows() throws IOException {
    assertThat(rows("{\"a\":1}\n")).isEmpty();
  }
}
