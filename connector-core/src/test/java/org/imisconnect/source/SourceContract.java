package org.imisconnect.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.imisconnect.finding.Finding;
import org.imisconnect.record.RecordType;
import org.imisconnect.record.RowBatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every source promises. An implementation writes a table of texts in its own form and opens
 * it; an absent cell is the empty text.
 */
public interface SourceContract {
  RecordType PEOPLE =
      Records.of("people", "no*", "name", "birth:DATE", "amount:MONEY", "note", "active:CODE");

  List<List<String>> ROWS =
      List.of(
          List.of("0071", "Chanthavong", "1984-02-29", "150000.50", "", "t"),
          List.of("0072", "ສົມສະໝັກ ວົງສາ", "2001-12-01", "0", "says \"yes\", twice", "f"),
          List.of("0073", "สมชาย ใจดี", "", "12.00", "two\nlines", "t"),
          List.of("0074", "Nguyễn Thị Đào", "1999-01-31", "", "a;b|c\td", ""),
          List.of("0075", "မောင်မောင်", "1970-01-01", "9999999999.99", "𐍈 beyond", "f"));

  /** Writes the rows in the source's own form into a folder and opens them. */
  RecordSource source(Path folder, RecordType type, List<List<String>> rows) throws IOException;

  /** Opens a file of rejects that the source wrote. */
  RecordSource rejects(Path folder, RecordType type, byte[] rejects) throws IOException;

  @Test
  default void sameTableGivesTheSameCells(@TempDir Path folder) throws IOException {
    ReadRows read = read(folder, ROWS, 1 << 16);

    assertThat(read.cells()).isEqualTo(ROWS);
    assertThat(read.findings()).isEmpty();
    assertThat(read.rejected()).doesNotContain(true);
  }

  @Test
  default void placesNameTheInputTheRowAndTheField(@TempDir Path folder) throws IOException {
    ReadRows read = read(folder, ROWS, 1 << 16);

    assertThat(read.places()).allSatisfy(place -> assertThat(place.file()).contains("people"));
    assertThat(read.places()).allSatisfy(place -> assertThat(place.field()).isNotEmpty());
    assertThat(read.places()).extracting(place -> place.line()).isSorted().doesNotHaveDuplicates();
    assertThat(read.places().get(0).line()).isPositive();
  }

  @Test
  default void readingTwiceGivesEqualRows(@TempDir Path folder) throws IOException {
    try (RecordSource source = source(folder, PEOPLE, ROWS)) {
      ReadRows first = ReadRows.of(PEOPLE, source);
      ReadRows second = ReadRows.of(PEOPLE, source, 100);

      assertThat(second.cells()).isEqualTo(first.cells());
      assertThat(second.places()).isEqualTo(first.places());
      assertThat(second.ordinals()).isEqualTo(first.ordinals()).containsExactly(0L, 1L, 2L, 3L, 4L);
    }
  }

  @Test
  default void noRowsAreFine(@TempDir Path folder) throws IOException {
    try (RecordSource source = source(folder, PEOPLE, List.of())) {
      assertThat(source.exists()).isTrue();
      assertThat(ReadRows.of(PEOPLE, source).cells()).isEmpty();
    }
  }

  @Test
  default void manyRowsInSmallBatchesLoseNothing(@TempDir Path folder) throws IOException {
    List<List<String>> rows = many(10_000);

    ReadRows read = read(folder, rows, 700);

    assertThat(read.cells()).isEqualTo(rows);
    assertThat(read.ordinals()).isEqualTo(LongStream.range(0, 10_000).boxed().toList());
  }

  @Test
  default void twoThreadsParseAsOneDoes(@TempDir Path folder) throws Exception {
    List<List<String>> rows = many(3_000);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try (RecordSource source = source(folder, PEOPLE, rows);
        RecordReader reader = source.read(finding -> {})) {
      List<Future<RowBatch>> parsed = new ArrayList<>();
      RowBatch batch = new RowBatch(5_000);
      while (reader.read(batch)) {
        RowBatch full = batch;
        parsed.add(threads.submit(() -> parse(reader, full)));
        batch = new RowBatch(5_000);
      }
      ReadRows read = ReadRows.none(PEOPLE);
      for (Future<RowBatch> done : parsed) {
        read.take(done.get());
      }
      assertThat(parsed).hasSizeGreaterThan(10);
      assertThat(read.cells()).isEqualTo(rows);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  default void rejectsReadAgainGiveTheSameCells(@TempDir Path folder) throws IOException {
    rejectsReadAgain(folder, null);
  }

  @Test
  default void rejectsWithAReasonInWordsReadAgainGiveTheSameCells(@TempDir Path folder)
      throws IOException {
    rejectsReadAgain(folder, "a \"date\", or none; dd,mm");
  }

  private void rejectsReadAgain(Path folder, @Nullable String reason) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (RecordSource source = source(folder, PEOPLE, ROWS);
        RejectWriter writer = source.rejects(out);
        RecordReader reader = source.read(finding -> {})) {
      RowBatch batch = new RowBatch(1 << 10);
      while (reader.read(batch)) {
        parse(reader, batch);
        for (int row = 0; row < batch.roots(); row++) {
          writer.write(batch, row, List.of("DATE_FORMAT", "VALUE_MISSING"), reason);
        }
      }
    }
    assertThat(out.toString(StandardCharsets.UTF_8).contains("_reason")).isEqualTo(reason != null);
    List<Finding> findings = new ArrayList<>();
    try (RecordSource again = rejects(folder, PEOPLE, out.toByteArray())) {
      ReadRows read = ReadRows.of(PEOPLE, again);
      findings.addAll(read.findings());
      assertThat(read.cells()).isEqualTo(ROWS);
    }
    assertThat(findings).isEmpty();
  }

  private ReadRows read(Path folder, List<List<String>> rows, int batch) throws IOException {
    try (RecordSource source = source(folder, PEOPLE, rows)) {
      return ReadRows.of(PEOPLE, source, batch);
    }
  }

  private static RowBatch parse(RecordReader reader, RowBatch batch) {
    reader.parse(batch, finding -> {});
    return batch;
  }

  private static List<List<String>> many(int count) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<String> row = new ArrayList<>(ROWS.get(i % ROWS.size()));
      row.set(0, String.format(Locale.ROOT, "%06d", i));
      rows.add(Collections.unmodifiableList(row));
    }
    return rows;
  }
}
