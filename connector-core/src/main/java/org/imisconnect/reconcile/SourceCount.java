package org.imisconnect.reconcile;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.imisconnect.map.RowHash;
import org.imisconnect.record.ColumnType;
import org.imisconnect.record.RecordType;
import org.imisconnect.record.RowBatch;
import org.imisconnect.source.RecordReader;
import org.imisconnect.source.RecordSource;
import org.imisconnect.value.MoneySum;

/** Reads a record's source again: rows, the bag of their hashes, money by what the book says. */
final class SourceCount {
  private final RecordType record;
  private final RowBook book;
  private final List<Integer> moneyColumns = new ArrayList<>();
  private final List<MoneySum> totals = new ArrayList<>();
  private final List<Map<String, MoneySum>> byClass = new ArrayList<>();
  private final List<Long> unreadable = new ArrayList<>();
  private final HashBag bag = new HashBag();

  SourceCount(RecordType record, RowBook book) {
    this.record = record;
    this.book = book;
    for (int i = 0; i < record.columns().size(); i++) {
      if (record.columns().get(i).type() == ColumnType.MONEY) {
        moneyColumns.add(i);
        totals.add(new MoneySum());
        byClass.add(new HashMap<>());
        unreadable.add(0L);
      }
    }
  }

  /** Reads every row of the source. */
  void read(RecordSource source) throws IOException {
    eachRow(source, (batch, row, hash) -> add(batch, row, hash));
  }

  /** Visits every row of a source with the hash of its cells. */
  void eachRow(RecordSource source, RowVisitor visitor) throws IOException {
    RowBatch batch = new RowBatch(1 << 20);
    RowHash hashes = new RowHash();
    try (RecordReader reader = source.read(finding -> {})) {
      while (reader.read(batch)) {
        reader.parse(batch, finding -> {});
        for (int row = 0; row < batch.roots(); row++) {
          visitor.visit(batch, row, hashes.of(batch, row, record.columns().size()));
        }
      }
    }
  }

  private void add(RowBatch batch, int row, long hash) {
    bag.add(hash);
    String rowClass = book.classOf(batch.origin(row).file(), batch.line(row));
    int first = batch.firstCell(row);
    boolean unsplit = batch.readings(row).isPresent();
    for (int i = 0; i < moneyColumns.size(); i++) {
      if (unsplit) {
        unreadable.set(i, unreadable.get(i) + 1);
        continue;
      }
      int start = batch.starts[first + moneyColumns.get(i)];
      int end = batch.ends[first + moneyColumns.get(i)];
      if (end <= start) {
        continue;
      }
      if (totals.get(i).add(batch.bytes, start, end)) {
        byClass.get(i).computeIfAbsent(rowClass, c -> new MoneySum()).add(batch.bytes, start, end);
      } else {
        unreadable.set(i, unreadable.get(i) + 1);
      }
    }
  }

  HashBag bag() {
    return bag;
  }

  /** Terms of the record's rows. */
  RowTerms rows() {
    return new RowTerms(
        record.name(),
        bag.count(),
        book.count(RowBook.USED),
        book.count(RowBook.FILTERED),
        book.count(RowBook.REJECTED),
        book.count(RowBook.ORPHANED));
  }

  /** Terms of each money column; {@code mapped} gives the path and sum of what the maps made. */
  List<MoneyTerms> money(NdjsonCount mapped) {
    List<MoneyTerms> terms = new ArrayList<>();
    for (int i = 0; i < moneyColumns.size(); i++) {
      String column = record.columns().get(moneyColumns.get(i)).name();
      terms.add(
          new MoneyTerms(
              record.name(),
              column,
              mapped.path(record.name(), column),
              totals.get(i).total(),
              sum(i, RowBook.USED),
              sum(i, RowBook.FILTERED),
              sum(i, RowBook.REJECTED),
              sum(i, RowBook.ORPHANED),
              unreadable.get(i),
              mapped.sum(record.name(), column)));
    }
    return terms;
  }

  /** The amounts of a row, as people read them: {@code total 21000.00}. */
  String amounts(RowBatch batch, int row) {
    List<String> amounts = new ArrayList<>();
    for (int column : moneyColumns) {
      int cell = batch.firstCell(row) + column;
      MoneySum one = new MoneySum();
      if (batch.ends[cell] > batch.starts[cell]
          && one.add(batch.bytes, batch.starts[cell], batch.ends[cell])) {
        amounts.add(record.columns().get(column).name() + " " + one);
      }
    }
    return String.join(", ", amounts);
  }

  private BigDecimal sum(int column, String rowClass) {
    MoneySum sum = byClass.get(column).get(rowClass);
    return sum == null ? BigDecimal.ZERO : sum.total();
  }

  interface RowVisitor {
    void visit(RowBatch batch, int row, long hash);
  }
}
