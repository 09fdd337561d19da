package org.imisconnect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Visits of a generated scheme may begin on a day of their own. */
class GenerateVisitsTest {
  @TempDir Path folder;

  private Shell.Ended generate(String... more) {
    String[] fixed = {
      "generate",
      "--pack=starter",
      "--members=30",
      "--claims=40",
      "--today=2026-12-16",
      "--out=data"
    };
    String[] all = Arrays.copyOf(fixed, fixed.length + more.length);
    System.arraycopy(more, 0, all, fixed.length, more.length);
    return Shell.in(folder).run(all);
  }

  private List<String> firstDays() throws IOException {
    return Files.readAllLines(folder.resolve("data/claims.csv")).stream()
        .skip(1)
        .map(line -> line.split(",", -1)[4])
        .toList();
  }

  @Test
  void noVisitLiesBeforeThatDay() throws IOException {
    assertThat(generate().code()).isZero();
    assertThat(firstDays()).anyMatch(day -> day.compareTo("2026-11-25") < 0);
    assertThat(generate("--visits-from=2026-11-25").code()).isZero();
    assertThat(firstDays()).hasSize(40).allMatch(day -> day.compareTo("2026-11-25") >= 0);
  }

  @Test
  void aDayThatLeavesNoRoomForAVisitIsRefusedInWords() {
    Shell.Ended ended = generate("--visits-from=2026-12-10");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("--visits-from is at least ten days before --today.");
    assertThat(generate("--visits-from=soon").err()).contains("--visits-from is a day such as");
  }
}
