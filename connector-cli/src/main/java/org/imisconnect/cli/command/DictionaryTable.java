package org.imisconnect.cli.command;

import java.util.ArrayList;
import java.util.List;
import org.imisconnect.cli.terminal.Env;
import org.imisconnect.map.CompiledPack;
import org.imisconnect.map.DictionaryEntry;
import org.imisconnect.pack.Pack;
import org.imisconnect.value.FunctionRegistry;

/** The data dictionary of a pack: column, rule, FHIR path, binding. */
final class DictionaryTable {
  private static final List<String> HEAD =
      List.of("record", "column", "rule", "FHIR path", "binding");
  private final Env env;

  DictionaryTable(Env env) {
    this.env = env;
  }

  /** Prints one line for each column and element, and one for each column dropped on purpose. */
  void print(Pack pack) {
    CompiledPack compiled =
        CompiledPack.compile(pack, FunctionRegistry.load(DictionaryTable.class.getClassLoader()));
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEAD);
    for (DictionaryEntry entry : compiled.dictionary()) {
      rows.add(
          List.of(entry.record(), entry.column(), entry.rule(), entry.path(), entry.binding()));
    }
    pack.ignored()
        .forEach(
            ignored ->
                rows.add(
                    List.of(
                        ignored.record(),
                        ignored.column(),
                        "",
                        "(ignored)",
                        String.valueOf(ignored.reason()))));
    int[] widths = new int[HEAD.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    rows.forEach(row -> env.out().println(line(row, widths)));
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
    }
    return line.toString().stripTrailing();
  }
}
