package org.imisconnect.architecture;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.imisconnect.golden.Golden;
import org.imisconnect.model.R4Model;
import org.junit.jupiter.api.Test;

/** What others may build on changes only where somebody has seen it change. */
class PublicFaceTest {
  @Test
  void publicTypesAndSignaturesAreThoseOfTheGoldenFile() throws Exception {
    StringBuilder face = new StringBuilder();
    for (String name : classes()) {
      Class<?> type = Class.forName(name, false, PublicFaceTest.class.getClassLoader());
      if (PublicFace.isOpen(type)) {
        face.append(PublicFace.of(type)).append('\n');
      }
    }
    Golden.check("src/test/resources/public-face.txt", face.toString());
  }

  private static List<String> classes() throws IOException, URISyntaxException {
    Path root = Path.of(R4Model.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    TreeSet<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.walk(root)) {
      files
          .map(file -> root.relativize(file).toString())
          .filter(file -> file.endsWith(".class") && !file.endsWith("package-info.class"))
          .map(file -> file.substring(0, file.length() - 6).replace('\\', '/').replace('/', '.'))
          .forEach(names::add);
    }
    return List.copyOf(names);
  }
}
