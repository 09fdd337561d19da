package org.imisconnect.run.replay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.imisconnect.map.RowHash;
import org.imisconnect.pack.Pack;
import org.imisconnect.record.Column;
import org.imisconnect.record.ColumnType;
import org.imisconnect.record.OnInvalid;
import org.imisconnect.record.RecordType;
import org.imisconnect.record.RowBatch;
import org.imisconnect.source.HeaderMatch;
import org.imisconnect.source.RecordSource;
import org.imisconnect.source.SourceSession;

/**
 * Takes mended files back: each row that differs from its row in the source will stand in for it.
 * One thread.
 */
public final class LetterReplay {
  private final Pack pack;
  private final SourceSession source;
  private final Path output;
  private final Replays replays;

  /**
   * @param source as a mapping reads it, earlier mended rows included
   * @param output the folder of the mapping
   */
  public LetterReplay(Pack pack, SourceSession source, Path output, Replays replays) {
    this.pack = pack;
    this.source = source;
    this.output = output;
    this.replays = replays;
  }

  /**
   * What was taken.
   *
   * @param taken rows that will stand in for their own
   * @param same rows that nobody changed
   * @param gone rows whose own changed in the source since: the source counts
   * @param strange rows without the place of a row
   */
  public record Result(long taken, long same, long gone, long strange) {}

  /** A mended row: where it belongs and its cells. */
  private record Mended(String place, List<String> cells, long hash) {}

  /**
   * Takes the files of a folder.
   *
   * @param mended opens that folder
   */
  public Result replay(Path folder, SourceSession mended) throws IOException {
    LetterIndex index = LetterIndex.read(folder, output);
    long taken = 0;
    long same = 0;
    long gone = 0;
    long strange = 0;
    for (RecordType record : pack.records().values()) {
      List<Mended> rows = read(record, mended);
      Set<Long> present = rows.isEmpty() ? Set.of() : present(record);
      for (Mended row : rows) {
        Optional<Long> own = index.find(record.name(), row.place());
        if (own.isEmpty()) {
          strange++;
        } else if (own.get() == row.hash()) {
          same++;
        } else if (!present.contains(own.get())) {
          gone++;
        } else {
          replays.add(record.name(), own.get(), row.cells());
          taken++;
        }
      }
    }
    return new Result(taken, same, gone, strange);
  }

  /** Hashes of the rows that the source has now. */
  private Set<Long> present(RecordType record) throws IOException {
    Map<Long, Integer> seen = new HashMap<>();
    try (RecordSource opened = source.open(record)) {
      SourceRows.each(
          opened,
          record,
          (batch, row, hash) -> {
            // A row without cells cannot be told from another one: it is mended in the source.
            if (!batch.isRejected(row)) {
              seen.merge(hash, 1, Integer::sum);
            }
          });
    }
    return new HashSet<>(seen.keySet());
  }

  private static List<Mended> read(RecordType record, SourceSession mended) throws IOException {
    List<Mended> rows = new ArrayList<>();
    RowHash hashes = new RowHash();
    int columns = record.columns().size();
    RecordType withPlace = withPlace(record);
    try (RecordSource opened = mended.open(withPlace)) {
      SourceRows.each(
          opened,
          withPlace,
          (batch, row, hash) -> {
            List<String> cells = new ArrayList<>();
            for (int column = 0; column < columns; column++) {
              cells.add(cell(batch, row, column));
            }
            long own = hashes.of(batch, row, columns);
            rows.add(new Mended(cell(batch, row, columns), cells, own));
          });
    }
    return rows;
  }

  private static RecordType withPlace(RecordType record) {
    List<Column> columns = new ArrayList<>(record.columns());
    columns.add(
        new Column(
            HeaderMatch.LINE,
            List.of(HeaderMatch.LINE),
            ColumnType.TEXT,
            "",
            false,
            false,
            "",
            OnInvalid.OMIT,
            record.declared()));
    return new RecordType(record.name(), columns, record.layout(), record.declared());
  }

  private static String cell(RowBatch batch, int row, int column) {
    int cell = batch.firstCell(row) + column;
    int length = Math.max(0, batch.ends[cell] - batch.starts[cell]);
    return new String(batch.bytes, batch.starts[cell], length, StandardCharsets.UTF_8);
  }
}
