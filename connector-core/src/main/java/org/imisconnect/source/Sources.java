package org.imisconnect.source;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.record.RecordType;

/**
 * The kinds of source that can be used. Each plug-in is loaded by itself: one that is broken does
 * not hinder the others, and is named where its kind is asked for. Immutable, thread-safe.
 *
 * <pre>{@code
 * try (SourceSession session = Sources.load(loader).session(SourceInput.of(folder));
 *     RecordSource members = session.open(memberType)) { … }
 * }</pre>
 */
public final class Sources {
  private final Map<String, Source> byKind;
  private final List<String> broken;

  private Sources(Map<String, Source> byKind, List<String> broken) {
    this.byKind = byKind;
    this.broken = List.copyOf(broken);
  }

  /**
   * Finds all sources that a class loader sees.
   *
   * @throws ConfigException where two have one kind
   */
  public static Sources load(ClassLoader loader) {
    TreeMap<String, Source> found = new TreeMap<>();
    List<String> broken = new ArrayList<>();
    Iterator<ServiceLoader.Provider<Source>> providers =
        ServiceLoader.load(Source.class, loader).stream().iterator();
    while (hasNext(providers, broken)) {
      next(providers, found, broken);
    }
    return new Sources(found, broken);
  }

  /** Exactly these sources. */
  public static Sources of(List<Source> sources) {
    TreeMap<String, Source> found = new TreeMap<>();
    sources.forEach(source -> add(found, source));
    return new Sources(found, List.of());
  }

  /** The kinds, sorted. */
  public List<String> kinds() {
    return List.copyOf(byKind.keySet());
  }

  /** What kept plug-ins from being loaded, one line each with the jar's name. */
  public List<String> broken() {
    return broken;
  }

  /**
   * The source of a kind.
   *
   * @throws ConfigException where there is none
   */
  public Source get(String kind) {
    Source source = byKind.get(kind);
    if (source == null) {
      String hint = NearName.hint(kind, byKind.keySet());
      throw new ConfigException(
          "there is no source of kind `"
              + kind
              + "`. Known: "
              + String.join(", ", byKind.keySet())
              + "."
              + (hint.isEmpty() ? "" : " " + hint)
              + (broken.isEmpty() ? "" : " Not loaded: " + String.join("; ", broken)));
    }
    return source;
  }

  /** Begins to read an input; every record is opened by the source that fits it. */
  public SourceSession session(SourceInput input) {
    return new ChoosingSession(this, input);
  }

  /**
   * Opens one record by itself. Records that belong together are opened in one {@link #session}.
   */
  public RecordSource open(RecordType type, SourceInput input) {
    RecordType chosen = new LayoutChoice(this, input).of(type);
    return get(LayoutChoice.kind(chosen)).open(chosen, input);
  }

  private static boolean hasNext(
      Iterator<ServiceLoader.Provider<Source>> providers, List<String> broken) {
    while (true) {
      try {
        return providers.hasNext();
      } catch (ServiceConfigurationError error) {
        broken.add(String.valueOf(error.getMessage()));
      }
    }
  }

  private static void next(
      Iterator<ServiceLoader.Provider<Source>> providers,
      Map<String, Source> found,
      List<String> broken) {
    try {
      ServiceLoader.Provider<Source> provider = providers.next();
      String jar = jar(provider.type());
      try {
        add(found, provider.get());
      } catch (ServiceConfigurationError | LinkageError error) {
        broken.add(jar + ": " + error.getMessage());
      }
    } catch (ServiceConfigurationError error) {
      broken.add(String.valueOf(error.getMessage()));
    }
  }

  private static void add(Map<String, Source> found, Source source) {
    Source other = found.putIfAbsent(source.kind(), source);
    if (other != null) {
      throw new ConfigException(
          "two sources have the kind `"
              + source.kind()
              + "`: "
              + jar(other.getClass())
              + " and "
              + jar(source.getClass())
              + ". Remove one of the jars.");
    }
  }

  /** The jar or folder that a class comes from, with the class. */
  private static String jar(Class<?> type) {
    var origin = type.getProtectionDomain().getCodeSource();
    String path = origin == null ? "" : String.valueOf(origin.getLocation());
    String name = path.replaceAll("/+$", "").replaceAll(".*/", "");
    return (name.isEmpty() ? "" : name + " ") + "(" + type.getName() + ")";
  }
}
