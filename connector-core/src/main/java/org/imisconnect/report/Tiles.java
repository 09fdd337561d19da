package org.imisconnect.report;

import static org.imisconnect.report.ProofLine.amount;
import static org.imisconnect.report.ProofLine.count;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.imisconnect.report.ReportPage.Tile;

/** The four tiles: people, cover, claims, money. */
final class Tiles {
  private final ReportRequest request;
  private final RunReading reading;

  Tiles(ReportRequest request, RunReading reading) {
    this.request = request;
    this.reading = reading;
  }

  List<Tile> build(Numbers before) {
    List<Tile> tiles = new ArrayList<>();
    Numbers now = numbers();
    now.values()
        .forEach((name, values) -> tiles.add(tile(name, values, before.values().get(name))));
    return tiles;
  }

  /** The numbers of the tiles, for the next report to compare with. */
  Numbers numbers() {
    Numbers numbers = Numbers.of(reading.run.started());
    put(numbers, "People", "Patient");
    put(numbers, "Cover", "Contract");
    put(numbers, "Claims", "Claim");
    reading.run.claimed().ifPresent(column -> numbers.put(moneyName(), money(column)));
    return numbers;
  }

  private String moneyName() {
    return "Money of claims, " + reading.currency;
  }

  private void put(Numbers numbers, String name, String type) {
    String record = reading.recordOfType.getOrDefault(type, "");
    long read = 0;
    long used = 0;
    for (RunFacts.RecordRows rows : reading.run.records()) {
      if (rows.name().equals(record)) {
        read = rows.read();
        used = rows.used();
      }
    }
    List<BigDecimal> values = new ArrayList<>();
    values.add(BigDecimal.valueOf(read));
    if (reading.exchange.there) {
      values.add(BigDecimal.valueOf(reading.exchange.sent(type)));
      values.add(BigDecimal.valueOf(reading.exchange.held(type)));
    } else {
      values.add(BigDecimal.valueOf(used));
    }
    numbers.put(name, values);
  }

  private List<BigDecimal> money(RunFacts.MoneyColumn column) {
    List<BigDecimal> values = new ArrayList<>();
    values.add(column.source());
    if (reading.exchange.there) {
      BigDecimal sent = BigDecimal.ZERO;
      for (Fate fate : Fate.values()) {
        if (fate.isSent() || fate == Fate.UNCHANGED) {
          sent = sent.add(reading.money.getOrDefault(fate, BigDecimal.ZERO));
        }
      }
      values.add(sent);
      values.add(
          reading
              .money
              .getOrDefault(Fate.ACCEPTED, BigDecimal.ZERO)
              .add(reading.money.getOrDefault(Fate.UNCHANGED, BigDecimal.ZERO)));
    } else {
      values.add(column.used());
    }
    return values;
  }

  private Tile tile(
      String name,
      List<BigDecimal> values,
      @org.jspecify.annotations.Nullable List<BigDecimal> before) {
    List<String> names =
        request.ledger() == null
            ? List.of("in the source", "mapped")
            : List.of("in the source", "sent", "accepted");
    List<Tile.Step> steps = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      steps.add(
          new Tile.Step(
              names.get(i), text(name, values.get(i)), per(values.get(i), values.get(0))));
    }
    return new Tile(name, steps, change(name, values, before));
  }

  private static String text(String name, BigDecimal value) {
    return name.startsWith("Money") ? amount(value) : count(value.longValue());
  }

  private static int per(BigDecimal value, BigDecimal of) {
    if (of.signum() == 0) {
      return 0;
    }
    int per =
        value.multiply(BigDecimal.valueOf(100)).divide(of, 0, RoundingMode.HALF_UP).intValue();
    return Math.max(0, Math.min(100, per));
  }

  private static String change(
      String name,
      List<BigDecimal> values,
      @org.jspecify.annotations.Nullable List<BigDecimal> before) {
    if (before == null || before.size() != values.size()) {
      return "";
    }
    BigDecimal change = values.get(values.size() - 1).subtract(before.get(before.size() - 1));
    if (change.signum() == 0) {
      return "no change since the last run";
    }
    String sign = change.signum() > 0 ? "+" : "−";
    return String.format(Locale.ROOT, "%s%s since the last run", sign, text(name, change.abs()));
  }
}
