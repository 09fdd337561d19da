package org.imisconnect.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.imisconnect.model.R4Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Listing and loading packs is for light commands: it needs neither HAPI nor Jackson. */
class LightLoadingTest {
  @TempDir Path folder;

  @Test
  void foldersOfClassesAreEnough() throws Exception {
    assertThat(run(List.of(placeOf(R4Model.class), placeOf(PackLoaderAlone.class))))
        .contains("test-builtin: A pack on the class path", "[member] Patient");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aJarIsEnoughWithAndWithoutEntriesForItsFolders(boolean folders) throws Exception {
    Path jar = folder.resolve("all.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      TreeSet<String> names = new TreeSet<>();
      add(out, placeOf(R4Model.class), names, folders);
      add(out, placeOf(PackLoaderAlone.class), names, folders);
    }
    assertThat(run(List.of(jar)))
        .contains("test-builtin: A pack on the class path", "[member] Patient");
  }

  private static void add(JarOutputStream out, Path root, TreeSet<String> names, boolean folders)
      throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted().toList()) {
        boolean isFolder = Files.isDirectory(file);
        String name = root.relativize(file).toString().replace('\\', '/') + (isFolder ? "/" : "");
        if (!name.equals("/") && (folders || !isFolder) && names.add(name)) {
          out.putNextEntry(new JarEntry(name));
          copy(file, out);
        }
      }
    }
  }

  private static void copy(Path file, OutputStream out) throws IOException {
    if (Files.isRegularFile(file)) {
      Files.copy(file, out);
    }
  }

  private static String run(List<Path> own) throws Exception {
    List<String> places = new java.util.ArrayList<>(own.stream().map(Path::toString).toList());
    places.add(placeOf(LoadSettings.class).toString());
    String program = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                program,
                "-cp",
                String.join(java.io.File.pathSeparator, places),
                PackLoaderAlone.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  private static Path placeOf(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
