package org.imisconnect.value.internal;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.CodeSource;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.value.ValueFunction;
import org.jspecify.annotations.Nullable;

/** Functions that other jars bring; each is loaded on its own, and an error names its jar. */
public final class Plugins {
  /** Not put together with a plus: its first use in a process costs a cold start 5 ms. */
  private static final String SERVICE = "META-INF/services/".concat(ValueFunction.class.getName());

  private Plugins() {}

  /** Adds every plugin's function by its name. */
  public static void load(ClassLoader loader, Map<String, ValueFunction> found) {
    if (!areThere(loader)) {
      return;
    }
    Iterator<ServiceLoader.Provider<ValueFunction>> providers =
        ServiceLoader.load(ValueFunction.class, loader).stream().iterator();
    while (true) {
      ServiceLoader.Provider<ValueFunction> provider = next(loader, providers);
      if (provider == null) {
        return;
      }
      add(provider, found);
    }
  }

  /** Mostly there are none, and asking so costs a cold start less than the service loader. */
  private static boolean areThere(ClassLoader loader) {
    try {
      return loader.getResources(SERVICE).hasMoreElements();
    } catch (IOException e) {
      throw new ConfigException("The jars of the class path cannot be read.", e);
    }
  }

  private static ServiceLoader.@Nullable Provider<ValueFunction> next(
      ClassLoader loader, Iterator<ServiceLoader.Provider<ValueFunction>> providers) {
    try {
      return providers.hasNext() ? providers.next() : null;
    } catch (ServiceConfigurationError | LinkageError e) {
      String jar = declaring(loader, String.valueOf(e.getMessage()));
      throw broken(jar, "names a function that cannot be loaded", e);
    }
  }

  private static void add(
      ServiceLoader.Provider<ValueFunction> provider, Map<String, ValueFunction> found) {
    String jar = jar(provider.type());
    ValueFunction function;
    String name;
    try {
      function = provider.get();
      name = function.name();
    } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
      throw broken(jar, "has a function that fails when it is made", e);
    }
    if (!isName(name)) {
      throw broken(jar, "has a function whose name is not lower case letters, digits and _", null);
    }
    ValueFunction taken = CoreFunctions.find(name);
    taken = taken == null ? found.putIfAbsent(name, function) : taken;
    if (taken != null) {
      String other = jar(taken.getClass());
      throw broken(jar, "has the function " + name + ", which " + other + " has too", null);
    }
  }

  private static boolean isName(String name) {
    boolean good = !name.isEmpty() && name.charAt(0) >= 'a' && name.charAt(0) <= 'z';
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      good &= (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    }
    return good;
  }

  private static ConfigException broken(String jar, String what, @Nullable Throwable cause) {
    return new ConfigException(
        "The plugin " + jar + " " + what + ". Take it away or replace it.", cause);
  }

  private static String jar(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    URL place = source == null ? null : source.getLocation();
    return place == null ? type.getName() : file(place.getPath());
  }

  /** The jar whose service file names a class that a message names; else the message. */
  private static String declaring(ClassLoader loader, String message) {
    try {
      for (URL url : Collections.list(loader.getResources(SERVICE))) {
        String path = url.getPath().replace("!/" + SERVICE, "").replace("/" + SERVICE, "");
        if (message.contains(url.toString()) || namesOneOf(message, url)) {
          return file(path);
        }
      }
    } catch (IOException e) {
      return message;
    }
    return message;
  }

  private static boolean namesOneOf(String message, URL services) throws IOException {
    try (var in = services.openStream()) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().map(String::strip).anyMatch(s -> !s.isEmpty() && message.contains(s));
    }
  }

  private static String file(String path) {
    String plain = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return plain.substring(plain.lastIndexOf('/') + 1);
  }
}
