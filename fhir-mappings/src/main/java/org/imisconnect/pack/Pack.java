package org.imisconnect.pack;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imisconnect.record.RecordType;

/**
 * A scheme pack as its files declare it, read strictly but not yet compiled. Immutable,
 * thread-safe. All maps are unmodifiable and sorted by name.
 *
 * @param header what {@code pack.yaml} says
 * @param records record types by name
 * @param maps files of {@code maps/} by file name without ending
 * @param parts files of {@code maps/parts/} by file name without ending
 * @param codes code tables by file name without ending
 * @param checks files of {@code checks/} by file name without ending
 * @param ignored columns dropped on purpose, by record and column
 * @param examples files of {@code examples/} by file name without ending
 * @param answers files of {@code answers/} by file name without ending
 * @param files every file of the pack and of the packs it extends, for golden pairs and the readme
 */
public record Pack(
    PackHeader header,
    Map<String, RecordType> records,
    Map<String, PackDocument> maps,
    Map<String, PackDocument> parts,
    Map<String, CodeTable> codes,
    Map<String, PackDocument> checks,
    List<IgnoredColumn> ignored,
    Map<String, PackDocument> examples,
    Map<String, PackDocument> answers,
    PackFiles files) {

  /** The pack's id. */
  public String id() {
    return header.id();
  }

  /** The text of {@code $scheme}, which is also the namespace of all ids. */
  public String schemeUri() {
    return header.schemeUri();
  }

  /** Why a column is dropped; empty where it is not. */
  public Optional<IgnoredColumn> findIgnored(String record, String column) {
    return ignored.stream()
        .filter(entry -> entry.record().equals(record) && entry.column().equals(column))
        .findFirst();
  }

  /** Names of the folders in {@code golden/}, sorted: one golden pair each. */
  public List<String> golden() {
    return files.list().stream()
        .filter(path -> path.startsWith("golden/") && path.indexOf('/', 7) > 0)
        .map(path -> path.substring(7, path.indexOf('/', 7)))
        .distinct()
        .sorted()
        .toList();
  }

  /** The text of {@code README.md}; empty where the pack has none. */
  public Optional<String> readme() {
    return files
        .find("README.md")
        .map(bytes -> new String(bytes, java.nio.charset.StandardCharsets.UTF_8));
  }
}
