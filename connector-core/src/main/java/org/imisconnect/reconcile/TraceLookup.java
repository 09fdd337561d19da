package org.imisconnect.reconcile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Finds the source rows of resources by their line in a type's NDJSON file. Stateless. */
public final class TraceLookup {
  private TraceLookup() {}

  /**
   * Looks lines up in the trace of a mapping run; its lines of a type stand in the order of the
   * type's file.
   *
   * @param wanted lines by type
   * @return {@code file:line} of the source row, and the number of a claim or contract behind it,
   *     by {@code Type.ndjson:line}; empty where the folder holds no trace
   */
  public static Map<String, String> find(Path folder, Map<String, Set<Long>> wanted)
      throws IOException {
    Map<String, String> found = new HashMap<>();
    if (wanted.isEmpty() || !Files.isRegularFile(folder.resolve("trace.ndjson"))) {
      return found;
    }
    Map<String, Long> lines = new HashMap<>();
    new Artefacts(folder)
        .trace(
            entry -> {
              long line = lines.merge(entry.type(), 1L, Long::sum);
              if (wanted.getOrDefault(entry.type(), Set.of()).contains(line)) {
                found.put(entry.type() + ".ndjson:" + line, words(entry));
              }
            });
    return found;
  }

  private static String words(TraceEntry entry) {
    boolean shown =
        entry.type().startsWith("Claim") || Breaks.isContractNumber(entry.type(), entry.key());
    return entry.row().place() + (shown ? ", number " + String.join(" ", entry.key()) : "");
  }
}
