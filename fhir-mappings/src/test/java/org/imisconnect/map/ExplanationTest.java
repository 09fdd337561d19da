package org.imisconnect.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imisconnect.map.TestPack.row;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.imisconnect.record.RowBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplanationTest {
  @TempDir Path folder;

  @Test
  void aRowIsFollowedFromCellToPathWithoutShowingAValue() {
    CompiledPack pack = pack();
    RecordPlan plan = pack.plans().get(0);
    SmallTables tables =
        new SmallTables(
            pack.pack(),
            Map.of("member", List.of(row("no", "1", "born", "1990-02-31", "name", "Secret"))));
    RowBatch batch = new SmallJoin(plan, plan.newRun(), tables).attach(List.of(0));
    Explanation explanation = Explanation.of(plan, batch, 0);
    assertThat(explanation.steps())
        .extracting(
            step -> step.cell() + " " + step.path() + " " + step.result() + " " + step.value())
        .containsExactly(
            "member:1 name Patient.name.text VALUE 6 characters, all letters",
            "member:1 born Patient.birthDate INVALID ");
    assertThat(explanation.findings())
        .extracting(f -> f.path())
        .containsExactly("Patient.birthDate");
    assertThat(explanation.resources()).hasSize(1);
    assertThat(explanation.toString()).doesNotContain("Secret", "1990");
  }

  @Test
  void theDictionaryTellsColumnRuleAndPath() {
    assertThat(pack().dictionary())
        .extracting(entry -> entry.record() + "." + entry.column() + " " + entry.path())
        .containsExactly("member.born Patient.birthDate", "member.name Patient.name.text");
  }

  private CompiledPack pack() {
    return new TestPack(folder)
        .record("member", "no: code", "born: date", "name: text")
        .file(
            "maps/patient.yaml",
            """
            resource: Patient
            from: member
            key: ["{no}"]
            make: {birthDate: "{born | date}", name: [{text: "{name}"}]}
            """)
        .compile();
  }
}
