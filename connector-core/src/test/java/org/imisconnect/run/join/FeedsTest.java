package org.imisconnect.run.join;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.imisconnect.map.JoinPlan;
import org.imisconnect.record.RecordType;
import org.imisconnect.record.RowBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedsTest {
  private static final RecordType CLAIM = TableRows.type("claim", "claim", "facility");
  private static final RecordType LINE = TableRows.type("line", "mark", "claim", "line_no", "item");
  private static final RecordType ITEM = TableRows.type("item", "item", "name");

  private static final JoinPlan LINES =
      new JoinPlan(
          "line",
          0,
          -1,
          LINE,
          List.of(0, 2, 3),
          List.of(1),
          true,
          List.of(2),
          JoinPlan.Orphans.REJECT);
  private static final JoinPlan ITEMS =
      new JoinPlan(
          "item", 1, 0, ITEM, List.of(1), List.of(0), false, List.of(), JoinPlan.Orphans.OK);
  private static final KeyedPlan PLAN =
      new KeyedPlan(CLAIM, List.of(LINES, ITEMS), List.of(0, 2), false);

  @TempDir Path folder;

  @Test
  void childrenHangOnTheirParentsInOrderWhereverTheyStand() throws IOException {
    for (int seed = 0; seed < 30; seed++) {
      TableRows tables = tables(new Random(seed));
      List<String> expected = joinedByHand(tables.tables());
      assertThat(fed(PLAN, tables, inMemory())).as("in memory, seed " + seed).isEqualTo(expected);
      assertThat(fed(PLAN, tables, onDisk(1000))).as("sorted, seed " + seed).isEqualTo(expected);
      assertThat(fed(PLAN, tables, onDisk(3)))
          .as("sorted in chunks, seed " + seed)
          .isEqualTo(expected);
    }
  }

  @Test
  void groupsComeInTheOrderOfTheirFirstRowsInOneChunkOrMany() throws IOException {
    RecordType member = TableRows.type("member", "no", "household");
    JoinPlan rows =
        new JoinPlan(
            "$rows", 0, -1, member, List.of(0), List.of(), true, List.of(), JoinPlan.Orphans.OK);
    KeyedPlan plan = new KeyedPlan(member, List.of(rows), List.of(1), true);
    for (int seed = 0; seed < 30; seed++) {
      Random random = new Random(seed);
      List<List<String>> table = new ArrayList<>();
      Map<String, List<String>> byHand = new LinkedHashMap<>();
      for (int i = 0; i < 60; i++) {
        String household = "h" + random.nextInt(20);
        table.add(List.of("m" + i, household));
        byHand.computeIfAbsent(household, h -> new ArrayList<>()).add("m" + i);
      }
      List<String> expected =
          byHand.values().stream().map(members -> members.get(0) + "=" + members).toList();
      TableRows tables = new TableRows(Map.of("member", table), 7);
      assertThat(fed(plan, tables, inMemory())).isEqualTo(expected);
      assertThat(fed(plan, tables, onDisk(4))).as("seed " + seed).isEqualTo(expected);
    }
  }

  private JoinSettings inMemory() {
    return new JoinSettings(folder, Long.MAX_VALUE, 1 << 20, 1000, 1 << 16);
  }

  private JoinSettings onDisk(int chunk) {
    return new JoinSettings(folder, 0, 64, chunk, 200);
  }

  private static TableRows tables(Random random) {
    List<List<String>> claims = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      claims.add(List.of("c" + i, "f"));
    }
    List<List<String>> lines = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      lines.add(
          List.of(
              random.nextInt(6) == 0 ? "x" : "",
              "c" + random.nextInt(24),
              String.valueOf(random.nextInt(12)),
              "i" + random.nextInt(8)));
    }
    List<List<String>> items = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      items.add(List.of("i" + i, "name " + i));
    }
    Collections.shuffle(items, random);
    return new TableRows(Map.of("claim", claims, "line", lines, "item", items), 7);
  }

  private static List<String> joinedByHand(Map<String, List<List<String>>> tables) {
    List<String> result = new ArrayList<>();
    for (List<String> claim : tables.get("claim")) {
      List<String> lines =
          tables.get("line").stream()
              .filter(line -> line.get(1).equals(claim.get(0)) && !line.get(0).equals("x"))
              .sorted(Comparator.comparing(line -> Integer.parseInt(line.get(2))))
              .map(line -> line.get(3) + name(tables.get("item"), line.get(3)))
              .toList();
      result.add(claim.get(0) + "=" + lines);
    }
    return result;
  }

  private static String name(List<List<String>> items, String code) {
    return items.stream()
        .filter(item -> item.get(0).equals(code))
        .map(item -> "[" + item.get(1) + "]")
        .findFirst()
        .orElse("[]");
  }

  private List<String> fed(KeyedPlan plan, TableRows tables, JoinSettings settings)
      throws IOException {
    List<String> result = new ArrayList<>();
    RowBatch batch = new RowBatch(64);
    try (RowFeed feed = Feeds.open(plan, tables, settings, ordinal -> false, true)) {
      RowFeed.Worker worker = feed.worker();
      while (feed.fill(batch, finding -> {})) {
        worker.finish(batch, finding -> {});
        for (int root = 0; root < batch.roots(); root++) {
          List<String> children = new ArrayList<>();
          for (int row = batch.linkFrom(root, 0); row < batch.linkTo(root, 0); row++) {
            children.add(text(plan, batch, row));
          }
          result.add(cell(batch, root, 0) + "=" + children);
        }
      }
    }
    assertThat(folder).isEmptyDirectory();
    return result;
  }

  private static String text(KeyedPlan plan, RowBatch batch, int row) {
    if (plan.grouped()) {
      return cell(batch, row, 0);
    }
    List<String> names = new ArrayList<>();
    for (int item = batch.linkFrom(row, 1); item < batch.linkTo(row, 1); item++) {
      names.add(cell(batch, item, 0));
    }
    return cell(batch, row, 2) + names;
  }

  private static String cell(RowBatch batch, int row, int column) {
    int cell = batch.firstCell(row) + column;
    return new String(
        batch.bytes,
        batch.starts[cell],
        batch.ends[cell] - batch.starts[cell],
        StandardCharsets.UTF_8);
  }
}
