package org.imisconnect.pack;

import java.nio.charset.StandardCharsets;
import org.imisconnect.model.R4Model;

/** Run by a test in a JVM of its own, without HAPI and Jackson on the class path. */
final class PackLoaderAlone {
  private PackLoaderAlone() {}

  public static void main(String[] arguments) {
    PackLoader.list().forEach(pack -> print(pack.id() + ": " + pack.title()));
    Pack pack = PackLoader.load("test-builtin");
    print(pack.records().keySet() + " " + R4Model.type("Patient").orElseThrow());
  }

  private static void print(String line) {
    System.out.write(line.getBytes(StandardCharsets.UTF_8), 0, line.length());
    System.out.println();
  }
}
