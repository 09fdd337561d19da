package org.imisconnect.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imisconnect.value.internal.CoreFunctions;
import org.imisconnect.value.internal.Plugins;
import org.jspecify.annotations.Nullable;

/**
 * All functions that mappings may call. Immutable, thread-safe; made once at the start.
 *
 * <pre>{@code
 * FunctionRegistry functions = FunctionRegistry.load(Pack.class.getClassLoader());
 * ValueFunction date = functions.find("date").orElseThrow();
 * }</pre>
 */
public final class FunctionRegistry {
  private final Map<String, ValueFunction> plugins;

  private FunctionRegistry(Map<String, ValueFunction> plugins) {
    this.plugins = plugins;
  }

  /** The core functions only. */
  public static FunctionRegistry core() {
    return new FunctionRegistry(Map.of());
  }

  /**
   * The core functions and those of plugins that a class loader sees.
   *
   * @throws org.imisconnect.finding.ConfigException where a plugin cannot be loaded (its jar is
   *     named), or gives a function whose name is taken or not lower case
   */
  public static FunctionRegistry load(ClassLoader loader) {
    Map<String, ValueFunction> found = new HashMap<>();
    Plugins.load(loader, found);
    return new FunctionRegistry(found);
  }

  /** The function of a name. Functions have no state: callers may keep and share it. */
  public Optional<ValueFunction> find(String name) {
    @Nullable ValueFunction core = CoreFunctions.find(name);
    return Optional.ofNullable(core != null ? core : plugins.get(name));
  }

  /** All names, sorted: for "did you mean" and for lists. */
  public List<String> names() {
    List<String> names = new ArrayList<>(CoreFunctions.names());
    names.addAll(plugins.keySet());
    Collections.sort(names);
    return Collections.unmodifiableList(names);
  }
}
