package org.imisconnect.run.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.imisconnect.finding.Finding;
import org.imisconnect.finding.FindingSink;
import org.imisconnect.finding.Place;
import org.imisconnect.finding.Severity;
import org.imisconnect.record.Origin;
import org.imisconnect.record.RowBatch;
import org.imisconnect.source.RecordReader;
import org.junit.jupiter.api.Test;

class ReadAheadTest {
  private static final int MANY = 50;

  @Test
  void gives_every_batch_in_order_with_what_was_found_in_it() throws IOException {
    List<String> taken = new ArrayList<>();

    ReadAhead.each(
        new Counting(MANY, null),
        16,
        (batch, findings) ->
            taken.add(batch.line(0) + " " + findings.stream().map(Finding::code).toList()));

    assertThat(taken).hasSize(MANY).startsWith("1 [F1]", "2 [F2]").endsWith("50 [F50]");
  }

  @Test
  void a_batch_is_prepared_before_it_is_parsed() throws IOException {
    List<Boolean> wanted = new ArrayList<>();

    ReadAhead.each(
        new Counting(2, null),
        16,
        batch -> batch.unwanted(0),
        (batch, findings) -> wanted.add(findings.isEmpty()));

    assertThat(wanted).containsExactly(true, true);
  }

  @Test
  void a_file_that_breaks_off_is_an_error_and_not_an_end() {
    List<Long> taken = new ArrayList<>();

    assertThatThrownBy(
            () ->
                ReadAhead.each(
                    new Counting(3, new IOException("the disk is gone")),
                    16,
                    (batch, findings) -> taken.add(batch.line(0))))
        .isInstanceOf(IOException.class)
        .hasMessage("the disk is gone");
    assertThat(taken).containsExactly(1L, 2L, 3L);
  }

  @Test
  void who_stops_taking_stops_the_reading() {
    Counting reader = new Counting(Integer.MAX_VALUE, null);

    assertThatThrownBy(
            () ->
                ReadAhead.each(
                    reader,
                    16,
                    (batch, findings) -> {
                      throw new IOException("full");
                    }))
        .hasMessage("full");
    assertThat(reader.batches).isLessThanOrEqualTo(3);
  }

  /**
   * Batches of one row, each with a finding unless the row is unwanted; then the end, or an error.
   */
  private static final class Counting implements RecordReader {
    private final int last;
    private final IOException after;
    private final Origin origin = new Rows();
    int batches;

    Counting(int last, IOException after) {
      this.last = last;
      this.after = after;
    }

    @Override
    public boolean read(RowBatch batch) throws IOException {
      batch.clear();
      if (batches == last) {
        if (after != null) {
          throw after;
        }
        return false;
      }
      batch.row(origin, ++batches, batches - 1L);
      return true;
    }

    @Override
    public void parse(RowBatch batch, FindingSink findings) {
      if (!batch.isUnwanted(0)) {
        findings.add(
            Finding.of("F" + batch.line(0), Severity.ERROR, Place.of("rows.csv"), "what", "how"));
      }
      batch.endOfRoots();
    }

    @Override
    public void close() {}
  }

  private record Rows() implements Origin {
    @Override
    public String file() {
      return "rows.csv";
    }

    @Override
    public Place place(long line, int column) {
      return Place.of("rows.csv");
    }
  }
}
