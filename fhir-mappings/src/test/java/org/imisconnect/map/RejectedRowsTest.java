package org.imisconnect.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imisconnect.map.TestPack.row;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.imisconnect.finding.Finding;
import org.imisconnect.map.PlanRun.Outcome;
import org.imisconnect.record.RowBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RejectedRowsTest {
  @TempDir Path folder;
  private final List<Finding> findings = new ArrayList<>();

  @Test
  void anInvalidAmountOfALineIsTheCauseAndNothingIsMade() {
    Mapped mapped =
        map("c1", "issued", List.of(row("no", "c1", "price", "1"), row("no", "c1", "price", "x")));
    assertThat(mapped.outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(mapped.run().isCause(0)).isFalse();
    assertThat(mapped.run().isCause(1)).isFalse();
    assertThat(mapped.run().isCause(2)).isTrue();
    assertThat(mapped.made()).isZero();
    assertThat(findings)
        .extracting(Object::toString)
        .first()
        .asString()
        .startsWith("line:2 price  NUMBER_FORMAT");
  }

  @Test
  void anEmptyRequiredCellRejectsTheRowItself() {
    Mapped mapped = map("", "issued", List.of());
    assertThat(mapped.outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(mapped.run().isCause(0)).isTrue();
    assertThat(findings).extracting(Finding::code).contains("VALUE_MISSING", "KEY_MISSING");
  }

  @Test
  void anElementThatFhirRequiresAndThatEndsEmptyRejectsTheRow() {
    assertThat(map("c1", "", List.of()).outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(findings)
        .extracting(f -> f.code() + " " + f.path())
        .containsExactly("VALUE_MISSING Invoice.status");
  }

  @Test
  void validRowsAreUsedWithoutAFinding() {
    Mapped mapped = map("c1", "issued", List.of(row("no", "c1", "price", "1.50")));
    assertThat(mapped.outcome()).isEqualTo(Outcome.USED);
    assertThat(mapped.made()).isEqualTo(1);
    assertThat(findings).isEmpty();
  }

  private record Mapped(PlanRun run, Outcome outcome, int made) {}

  private Mapped map(String no, String status, List<Map<String, String>> lines) {
    CompiledPack pack =
        new TestPack(folder)
            .record("bill", "no: code required", "status: text")
            .record("line", "no: code", "price: money")
            .file(
                "maps/invoice.yaml",
                """
                resource: Invoice
                from: bill
                key: ["{no}"]
                join: {line: {record: line, on: {no: "{no}"}, take: many}}
                make:
                  status: "{status}"
                  identifier: [{value: "{no}"}]
                  totalNet: {value: "{sum(line.price)}"}
                """)
            .compile();
    RecordPlan plan = pack.plans().get(0);
    PlanRun run = plan.newRun();
    SmallTables tables =
        new SmallTables(
            pack.pack(), Map.of("bill", List.of(row("no", no, "status", status)), "line", lines));
    RowBatch batch = new SmallJoin(plan, run, tables).attach(List.of(0));
    MappedOutput output = new MappedOutput();
    Outcome outcome = run.map(batch, 0, new MappedOutput[] {output}, findings::add);
    return new Mapped(run, outcome, output.count());
  }
}
