package org.imisconnect.run.project;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.imisconnect.source.SourceInput;

/**
 * Where a project's rows come from.
 *
 * @param path folder, file, workbook or database file, absolute
 * @param url JDBC address; empty for files
 * @param files name or glob by record, where the pack's own does not fit
 * @param settings other settings of the source by name
 */
public record SourceSettings(
    Path path,
    SecretText url,
    SecretText user,
    SecretText password,
    Map<String, String> files,
    Map<String, SecretText> settings) {
  public SourceSettings {
    files = Map.copyOf(files);
    settings = Map.copyOf(settings);
  }

  /** The input with its secrets resolved. */
  public SourceInput input(Secrets secrets) {
    Map<String, String> resolved = new LinkedHashMap<>();
    settings.forEach((name, text) -> resolved.put(name, text.resolve(secrets)));
    put(resolved, "url", url, secrets);
    put(resolved, "user", user, secrets);
    put(resolved, "password", password, secrets);
    files.forEach((record, name) -> resolved.put("file." + record, name));
    return new SourceInput(path, resolved);
  }

  private static void put(
      Map<String, String> settings, String name, SecretText text, Secrets secrets) {
    if (!text.isEmpty()) {
      settings.put(name, text.resolve(secrets));
    }
  }
}
