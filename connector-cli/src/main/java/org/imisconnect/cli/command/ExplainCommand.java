package org.imisconnect.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.imisconnect.cli.terminal.Env;
import org.imisconnect.map.Explanation;
import org.imisconnect.run.explain.ExplainedRow;
import org.imisconnect.run.explain.RowAddress;
import org.imisconnect.run.explain.RowExplainer;
import org.imisconnect.source.SourceInput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code explain}: one row's way from cell to FHIR. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = {
      "Follows one row: each cell, the line of the mapping that read it, the FHIR path, what it",
      "looked like, and what was found wrong. Rows that are joined to it come with it.",
      "",
      "Example: imisconnect explain --pack starter --in data --at claims.csv:212"
    })
public final class ExplainCommand implements Callable<Integer> {
  private final Env env;

  @Option(names = "--pack", required = true, paramLabel = "ID|DIR", description = "the scheme pack")
  private String pack = "";

  @Option(
      names = "--in",
      required = true,
      paramLabel = "PATH",
      description = "folder, file, workbook or database")
  private String in = "";

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "a setting of the source, such as url=jdbc:postgresql:…")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = "--at",
      required = true,
      paramLabel = "FILE:LINE",
      description = "the row, as findings name it")
  private String at = "";

  @Option(names = "--show-values", description = "values instead of shapes; terminal only")
  private boolean showValues;

  public ExplainCommand(Env env) {
    this.env = env;
  }

  @Override
  public Integer call() throws IOException {
    boolean values = GivenPack.mayShowValues(env, showValues);
    RowAddress address = RowAddress.parse(at.replace('\\', '/'));
    RowExplainer explainer =
        new RowExplainer(
            GivenPack.load(env, pack),
            address,
            values ? Explanation.Show.VALUES : Explanation.Show.SHAPES);
    Path scratch = Files.createTempDirectory("imisconnect-explain");
    try {
      List<ExplainedRow> rows = explainer.explain(new SourceInput(env.path(in), settings), scratch);
      if (rows.isEmpty()) {
        env.out()
            .println(
                env.signs().attention()
                    + " "
                    + address
                    + " is read, but no map takes it: the row that it belongs to is not there"
                    + " or not used, or nothing reads its record.");
      }
      rows.forEach(new ExplainedRowText(env)::print);
      return 0;
    } finally {
      PackVerify.delete(scratch);
    }
  }
}
