package org.imisconnect.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.record.Layout;
import org.imisconnect.record.RecordType;

/**
 * Chooses among the {@code alternatives} of a record's layout by what the input is: a database
 * where it has a {@code url}, a workbook or JSON or database file by its ending, else the first
 * alternative whose files are there. The setting {@code kind} of the input decides outright.
 */
final class LayoutChoice {
  private static final Map<String, List<String>> KINDS_BY_ENDING =
      Map.of(
          "xlsx", List.of("sheet"),
          "json", List.of("json"),
          "ndjson", List.of("json"),
          "jsonl", List.of("json"),
          "db", List.of("jdbc"),
          "sqlite", List.of("jdbc"),
          "sqlite3", List.of("jdbc"));
  private final Sources sources;
  private final SourceInput input;

  LayoutChoice(Sources sources, SourceInput input) {
    this.sources = sources;
    this.input = input;
  }

  /** The kind of a record that has no alternatives; delimited where the layout says nothing. */
  static String kind(RecordType type) {
    return type.layout().kind().isEmpty() ? "delimited" : type.layout().kind();
  }

  /** The record with one layout. */
  RecordType of(RecordType type) {
    Optional<Layout> alternatives = type.layout().find("alternatives");
    if (alternatives.isEmpty()) {
      return type;
    }
    List<RecordType> all =
        alternatives.get().items().stream().map(layout -> with(type, layout)).toList();
    List<String> wanted = wantedKinds();
    for (RecordType one : all) {
      if (wanted.contains(kind(one))) {
        return one;
      }
    }
    if (!wanted.isEmpty()) {
      throw new ConfigException(
          "record "
              + type.name()
              + " cannot be read from "
              + String.join(" or ", wanted)
              + "; the pack has "
              + String.join(", ", all.stream().map(LayoutChoice::kind).toList())
              + ".");
    }
    return firstThere(type, all);
  }

  private List<String> wantedKinds() {
    String kind = input.settings().get("kind");
    if (kind != null) {
      return List.of(kind);
    }
    if (input.settings().containsKey("url")) {
      return List.of("jdbc");
    }
    Path path = input.path();
    String name = path.getFileName() == null ? "" : path.getFileName().toString();
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return Files.isDirectory(path) ? List.of() : KINDS_BY_ENDING.getOrDefault(ending, List.of());
  }

  private RecordType firstThere(RecordType type, List<RecordType> all) {
    List<String> reasons = new ArrayList<>();
    for (RecordType one : all) {
      try (RecordSource source = sources.get(kind(one)).open(one, input)) {
        if (source.exists()) {
          return one;
        }
      } catch (ConfigException notThere) {
        reasons.add(notThere.getMessage());
      } catch (java.io.IOException failure) {
        reasons.add(kind(one) + " cannot be read");
      }
    }
    if (reasons.size() < all.size()) {
      return all.get(0);
    }
    throw new ConfigException(
        "record " + type.name() + " is in none of its forms there. " + once(reasons));
  }

  /** What several forms say alike is said once, at the end. */
  private static String once(List<String> reasons) {
    Set<String> firsts = new LinkedHashSet<>();
    Set<String> rests = new LinkedHashSet<>();
    for (String reason : reasons) {
      int end = reason.indexOf(". ");
      firsts.add(end < 0 ? reason : reason.substring(0, end + 1));
      rests.add(end < 0 ? "" : reason.substring(end + 2));
    }
    rests.remove("");
    firsts.addAll(rests);
    return String.join(" ", firsts);
  }

  private static RecordType with(RecordType type, Layout layout) {
    return new RecordType(type.name(), type.columns(), layout, type.declared());
  }
}
