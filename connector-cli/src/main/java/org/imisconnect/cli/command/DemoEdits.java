package org.imisconnect.cli.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * What happens in Lakeland beside the generator's dirt: some cells hold more than openIMIS takes,
 * and in the two weeks between the nights a few rows change. One thread.
 */
final class DemoEdits {
  private static final int RELATION = 3;
  private static final int PHONE = 10;
  private static final int END_DATE = 5;
  private final Path data;

  DemoEdits(Path data) {
    this.data = data;
  }

  private interface Edit {
    /** Changes the cells of the n-th row that is whole, from 0. */
    void row(int number, String[] cells);
  }

  /** Several phones in one cell, longer than openIMIS's: it refuses these people. */
  void phonesTooLong() throws IOException {
    each("members.csv", PHONE, DemoEdits::phones);
  }

  private static void phones(int number, String[] cells) {
    if (number % 150 == 20 && !cells[RELATION].equals("head")) {
      cells[PHONE] = String.join(" / ", List.of("000100", "000200", "000300", "000400", "000500"));
      cells[PHONE] += " / ask at the house beside the mill";
    }
  }

  /** New phones, of heads too, and contracts that end earlier: some openIMIS cannot take. */
  void twoWeeksLater() throws IOException {
    each(
        "members.csv",
        PHONE,
        (number, cells) -> {
          if (number % 60 == 11) {
            cells[PHONE] = "000777" + number;
          }
        });
    each(
        "policies.csv",
        END_DATE,
        (number, cells) -> {
          if (number % 70 == 30 && cells[END_DATE].matches("20\\d\\d-\\d\\d-\\d\\d")) {
            cells[END_DATE] = LocalDate.parse(cells[END_DATE]).minusDays(20).toString();
          }
        });
  }

  /**
   * Goes through a file. Rows with quotes, or too few cells, before the last cell that is edited
   * are the generator's dirt, and stay.
   */
  private void each(String name, int last, Edit edit) throws IOException {
    Path file = data.resolve(name);
    // Broken bytes are dirt, too: this charset gives every byte back as it was.
    List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
    StringBuilder text = new StringBuilder(lines.get(0)).append('\n');
    int whole = 0;
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", last + 2);
      boolean isWhole = cells.length == last + 2;
      for (int i = 0; isWhole && i <= last; i++) {
        isWhole = cells[i].indexOf('"') < 0;
      }
      if (isWhole) {
        edit.row(whole++, cells);
      }
      text.append(isWhole ? String.join(",", cells) : line).append('\n');
    }
    Files.writeString(file, text, StandardCharsets.ISO_8859_1);
  }
}
