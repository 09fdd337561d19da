package org.imisconnect.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.imisconnect.cli.terminal.Env;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.map.Explanation;
import org.imisconnect.pack.Pack;
import org.imisconnect.run.explain.ExplainedRow;
import org.imisconnect.run.explain.RowAddress;
import org.imisconnect.run.explain.RowExplainer;
import org.imisconnect.run.project.Project;
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
      "Without --pack and --in it reads the source of the project.",
      "",
      "Example: imisconnect explain --at claims.csv:212",
      "         imisconnect explain --pack starter --in data --at claims.csv:212"
    })
public final class ExplainCommand implements Callable<Integer> {
  private final Env env;

  @Option(
      names = "--project",
      paramLabel = "FILE",
      description = "project file or its folder (default: the current folder)")
  private String project = ".";

  @Option(names = "--pack", paramLabel = "ID|DIR", description = "the scheme pack")
  private String pack = "";

  @Option(names = "--in", paramLabel = "PATH", description = "folder, file, workbook or database")
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
    if (pack.isEmpty() != in.isEmpty()) {
      throw new ConfigException(
          "Give --pack and --in together, or none of them for the project of this folder.");
    }
    Optional<Project> of =
        pack.isEmpty() ? Optional.of(Project.load(env.path(project))) : Optional.empty();
    Pack used = of.isPresent() ? of.get().pack() : GivenPack.load(env, pack);
    SourceInput input =
        of.isPresent()
            ? of.get().source().input(of.get().secrets(env.variables()))
            : new SourceInput(env.path(in), settings);
    RowExplainer explainer =
        new RowExplainer(used, address, values ? Explanation.Show.VALUES : Explanation.Show.SHAPES);
    return print(explainer, input, address);
  }

  private int print(RowExplainer explainer, SourceInput input, RowAddress address)
      throws IOException {
    Path scratch = Files.createTempDirectory("imisconnect-explain");
    try {
      List<ExplainedRow> rows = explainer.explain(input, scratch);
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
