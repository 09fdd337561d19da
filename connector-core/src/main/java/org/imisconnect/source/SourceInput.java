package org.imisconnect.source;

import java.nio.file.Path;
import java.util.Map;

/**
 * What a run reads from.
 *
 * @param path a folder, a single file, a workbook or a database file
 * @param settings what the project file says beyond the pack, by name ({@code url}, {@code user},
 *     {@code file.members}); values are resolved secrets where they were {@code ${env:…}}
 */
public record SourceInput(Path path, Map<String, String> settings) {
  public SourceInput {
    settings = Map.copyOf(settings);
  }

  /** A plain folder or file. */
  public static SourceInput of(Path path) {
    return new SourceInput(path, Map.of());
  }
}
