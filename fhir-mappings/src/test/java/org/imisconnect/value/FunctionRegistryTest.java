package org.imisconnect.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.imisconnect.finding.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionRegistryTest {
  @TempDir Path folder;

  /** A plugin's function that only gives its name. */
  public abstract static class Named implements ValueFunction {
    private final String name;

    Named(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public List<Kind> parameters() {
      return List.of(Kind.TEXT);
    }

    @Override
    public int required() {
      return 1;
    }

    @Override
    public Kind gives() {
      return Kind.TEXT;
    }

    @Override
    public Result apply(Call call, Output out) {
      out.writeAscii(name);
      return Result.VALUE;
    }
  }

  /** A good plugin. */
  public static final class Good extends Named {
    public Good() {
      super("vn_social_no");
    }
  }

  /** Its name is taken by another plugin. */
  public static final class Twin extends Named {
    public Twin() {
      super("vn_social_no");
    }
  }

  /** Its name is taken by a core function. */
  public static final class Date extends Named {
    public Date() {
      super("date");
    }
  }

  /** Its name cannot be written in a mapping. */
  public static final class BadName extends Named {
    public BadName() {
      super("Social-No");
    }
  }

  /** It cannot be made. */
  public static final class Failing extends Named {
    public Failing() {
      super("failing");
      throw new IllegalStateException("no");
    }
  }

  private URLClassLoader loader(String jar, String... classes) throws IOException {
    Path file = folder.resolve(jar);
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file))) {
      out.putNextEntry(new JarEntry("META-INF/services/" + ValueFunction.class.getName()));
      out.write(String.join("\n", classes).getBytes(StandardCharsets.UTF_8));
      out.closeEntry();
    }
    return new URLClassLoader(new URL[] {url(file)}, getClass().getClassLoader());
  }

  private static URL url(Path file) throws MalformedURLException {
    return file.toUri().toURL();
  }

  @Test
  void core_functions_are_found_by_every_name_and_no_other() {
    FunctionRegistry core = FunctionRegistry.core();
    assertThat(core.names()).hasSize(30).isSorted();
    for (String name : core.names()) {
      ValueFunction function = core.find(name).orElseThrow();
      assertThat(function.name()).isEqualTo(name);
      assertThat(function.required()).isBetween(1, function.parameters().size());
      assertThat(function.takesAbsent()).isFalse();
    }
    assertThat(core.find("Date")).isEmpty();
    assertThat(core.find("vn_social_no")).isEmpty();
  }

  @Test
  void a_plugin_adds_its_function() throws IOException {
    try (URLClassLoader loader = loader("good.jar", Good.class.getName())) {
      FunctionRegistry registry = FunctionRegistry.load(loader);
      assertThat(registry.names()).hasSize(31).isSorted().contains("vn_social_no");
      assertThat(registry.find("vn_social_no").orElseThrow()).isInstanceOf(Good.class);
      assertThat(registry.find("date")).isPresent();
    }
  }

  @Test
  void two_functions_of_one_name_are_an_error() throws IOException {
    try (URLClassLoader loader = loader("twins.jar", Good.class.getName(), Twin.class.getName())) {
      assertThatThrownBy(() -> FunctionRegistry.load(loader))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("has the function vn_social_no");
    }
    try (URLClassLoader loader = loader("date.jar", Date.class.getName())) {
      assertThatThrownBy(() -> FunctionRegistry.load(loader))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("has the function date");
    }
  }

  @Test
  void a_class_that_is_not_there_is_an_error_that_names_the_jar() throws IOException {
    try (URLClassLoader loader = loader("broken.jar", "org.example.Missing")) {
      assertThatThrownBy(() -> FunctionRegistry.load(loader))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("broken.jar");
    }
  }

  @Test
  void a_function_that_cannot_be_made_or_called_is_an_error() throws IOException {
    try (URLClassLoader loader = loader("failing.jar", Failing.class.getName())) {
      assertThatThrownBy(() -> FunctionRegistry.load(loader))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("fails when it is made");
    }
    try (URLClassLoader loader = loader("name.jar", BadName.class.getName())) {
      assertThatThrownBy(() -> FunctionRegistry.load(loader))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("lower case");
    }
  }
}
