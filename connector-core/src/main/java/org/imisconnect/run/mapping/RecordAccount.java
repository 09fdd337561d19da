package org.imisconnect.run.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.imisconnect.record.ColumnType;
import org.imisconnect.record.RecordType;
import org.imisconnect.record.RowBatch;
import org.imisconnect.value.MoneySum;

/**
 * Rows and money of one record by what became of the rows. Every row is in exactly one class, every
 * amount in the class of its row; amounts that are no numbers are counted apart. One thread;
 * merged.
 */
public final class RecordAccount {
  private final RecordType record;
  private final long[] rows = new long[RowClass.values().length];
  private final List<Integer> moneyColumns = new ArrayList<>();
  private final List<Map<RowClass, MoneySum>> money = new ArrayList<>();
  private final List<Long> unreadable = new ArrayList<>();

  RecordAccount(RecordType record) {
    this.record = record;
    for (int i = 0; i < record.columns().size(); i++) {
      if (record.columns().get(i).type() == ColumnType.MONEY) {
        moneyColumns.add(i);
        money.add(new EnumMap<>(RowClass.class));
        unreadable.add(0L);
      }
    }
  }

  /** The record. */
  public RecordType record() {
    return record;
  }

  boolean hasMoney() {
    return !moneyColumns.isEmpty();
  }

  void add(RowBatch batch, int row, RowClass rowClass) {
    rows[rowClass.ordinal()]++;
    int first = batch.firstCell(row);
    // Which of its cells is the amount nobody knows: it is told as one that is no number.
    boolean unsplit = batch.readings(row).isPresent();
    for (int i = 0; i < moneyColumns.size(); i++) {
      int cell = first + moneyColumns.get(i);
      if (unsplit) {
        unreadable.set(i, unreadable.get(i) + 1);
      } else if (batch.ends[cell] > batch.starts[cell]) {
        MoneySum sum = money.get(i).computeIfAbsent(rowClass, c -> new MoneySum());
        if (!sum.add(batch.bytes, batch.starts[cell], batch.ends[cell])) {
          unreadable.set(i, unreadable.get(i) + 1);
        }
      }
    }
  }

  void merge(RecordAccount other) {
    for (int i = 0; i < rows.length; i++) {
      rows[i] += other.rows[i];
    }
    for (int i = 0; i < money.size(); i++) {
      Map<RowClass, MoneySum> sums = money.get(i);
      other
          .money
          .get(i)
          .forEach(
              (rowClass, sum) -> sums.computeIfAbsent(rowClass, c -> new MoneySum()).merge(sum));
      unreadable.set(i, unreadable.get(i) + other.unreadable.get(i));
    }
  }

  /** Rows read. */
  public long read() {
    return Arrays.stream(rows).sum();
  }

  /** Rows of a class. */
  public long rows(RowClass rowClass) {
    return rows[rowClass.ordinal()];
  }

  /** Names of the money columns, in declared order. */
  public List<String> moneyColumns() {
    return moneyColumns.stream().map(i -> record.columns().get(i).name()).toList();
  }

  /** The exact sum of a money column over the rows of a class, as plain digits. */
  public String money(String column, RowClass rowClass) {
    MoneySum sum = money.get(moneyColumns().indexOf(column)).get(rowClass);
    return sum == null ? "0" : sum.toString();
  }

  /**
   * Amounts of a money column that are no numbers, in rows of any class, and rows that could not be
   * split into cells, so that nobody knows their amount.
   */
  public long unreadable(String column) {
    return unreadable.get(moneyColumns().indexOf(column));
  }
}
