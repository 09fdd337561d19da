package org.imisconnect.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.WriterOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.imisconnect.run.mapping.PrivateFiles;

/**
 * Writes the report: one HTML file that loads nothing and shows no value of a row. Stateless.
 *
 * <pre>{@code
 * Report.write(ReportRequest.ofMapping("Lakeland", out, "LAK", clock.instant(), zone), file);
 * }</pre>
 */
public final class Report {
  private static final String PACKAGE = "org.imisconnect.report.page";

  private Report() {}

  /**
   * Writes the report, and beside it {@code numbers.json}, by which the next one says what changed.
   *
   * @throws org.imisconnect.finding.ConfigException where the folder holds no mapping
   */
  public static void write(ReportRequest request, Path file) throws IOException {
    RunReading reading = RunReading.of(request);
    Path folder = file.toAbsolutePath().normalize().getParent();
    if (folder == null) {
      throw new IllegalArgumentException("a report needs a folder");
    }
    PrivateFiles.folder(folder);
    ReportPage page =
        new PageBuilder(request, reading)
            .build(before(request, reading, folder.resolve("numbers.json")), Assets.read());
    try (BufferedWriter writer =
        new BufferedWriter(
            new OutputStreamWriter(PrivateFiles.create(file), StandardCharsets.UTF_8))) {
      TemplateEngine.createPrecompiled(
              null, ContentType.Html, Report.class.getClassLoader(), PACKAGE)
          .render("report.jte", page, new WriterOutput(writer));
    }
  }

  /** Notes this run's numbers, and gives those of the run before. */
  private static Numbers before(ReportRequest request, RunReading reading, Path file)
      throws IOException {
    List<Numbers> known = Numbers.read(file);
    Numbers now = new Tiles(request, reading).numbers();
    List<Numbers> kept = new ArrayList<>(List.of(now));
    known.stream().filter(run -> !run.run().equals(now.run())).findFirst().ifPresent(kept::add);
    Numbers.write(file, kept);
    return kept.size() > 1 ? kept.get(1) : Numbers.of("");
  }
}
