package org.imisconnect.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.imisconnect.finding.PackException;
import org.imisconnect.pack.Pack;
import org.imisconnect.pack.PackLoader;
import org.imisconnect.value.FunctionRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTableTest {
  @TempDir Path folder;

  private List<AnswerTable> tables(String answer) throws IOException {
    Files.createDirectories(folder.resolve("answers"));
    Files.createDirectories(folder.resolve("codes"));
    Files.writeString(
        folder.resolve("pack.yaml"),
        "id: mine\nextends: starter\ntitle: Mine\nstatus: proposed\nversion: '1'\n"
            + "without: [answers/]\n");
    Files.writeString(
        folder.resolve("codes/decision.csv"),
        "source,target,display,comment\naccepted,D1,,\nrejected,D2,,\n*,D9,,\n");
    Files.writeString(folder.resolve("answers/claims.yaml"), answer);
    Pack pack = PackLoader.load(folder.toString());
    return AnswerTable.of(pack, FunctionRegistry.core());
  }

  @Test
  void slotsFunctionsTablesConditionsAndConstantsMakeTheCells() throws IOException {
    AnswerTable table =
        tables(
                """
                answers: back.csv
                from: answer.claim
                when: "{state == 'accepted'}"
                layout: {delimiter: ";"}
                make:
                  MA_LK: "{key.1}"
                  SOURCE: imisconnect
                  KET_QUA: "{decision | table(decision)}"
                  T_DUYET: "{approved | decimal}"
                  LY_DO: "{reason_code ?? '-'}"
                """)
            .get(0);
    assertThat(table.fileName()).isEqualTo("back.csv");
    assertThat(table.delimiter()).isEqualTo(';');
    assertThat(table.columns()).containsExactly("MA_LK", "SOURCE", "KET_QUA", "T_DUYET", "LY_DO");
    List<AnswerRow> rows =
        List.of(
            new AnswerRow(List.of("C1")).put("state", "accepted").put("decision", "rejected"),
            new AnswerRow(List.of("C2")).put("state", "refused"),
            new AnswerRow(List.of("C3"))
                .put("state", "accepted")
                .put("decision", "accepted")
                .put("approved", "21000.50")
                .put("reason_code", "A \"b\""));
    assertThat(table.cells(rows))
        .containsExactly(
            List.of("C1", "imisconnect", "D2", "", "-"),
            List.of("C3", "imisconnect", "D1", "21000.50", "A \"b\""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"starter", "openimis-legacy"})
  void everyBuiltInPackHasAnswersOfEveryKind(String pack) {
    List<AnswerTable> tables = AnswerTable.of(PackLoader.load(pack), FunctionRegistry.core());
    assertThat(tables).extracting(AnswerTable::kind).containsExactlyInAnyOrder(AnswerKind.values());
  }

  @Test
  void anUnknownColumnIsAnErrorAtItsPlace() {
    String answer =
        "answers: a.csv\nfrom: answer.claim\nmake:\n  A: \"{key.1}\"\n  B: \"{decisoin}\"\n";
    assertThatThrownBy(() -> tables(answer))
        .isInstanceOf(PackException.class)
        .hasMessageContaining("answers/claims.yaml:5")
        .hasMessageContaining("decision");
  }

  @Test
  void anUnknownKindOfAnswerIsAnErrorAtItsPlace() {
    assertThatThrownBy(() -> tables("answers: a.csv\nfrom: answer.clam\nmake: {A: \"{key.1}\"}\n"))
        .isInstanceOf(PackException.class)
        .hasMessageContaining("answers/claims.yaml:2:7")
        .hasMessageContaining("Did you mean `answer.claim`?");
  }
}
