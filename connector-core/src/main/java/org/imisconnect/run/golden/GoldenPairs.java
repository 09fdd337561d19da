package org.imisconnect.run.golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.imisconnect.map.CompiledPack;
import org.imisconnect.pack.Pack;
import org.imisconnect.run.MapRun;
import org.imisconnect.run.mapping.MapProgress;
import org.imisconnect.run.mapping.MapSettings;
import org.imisconnect.source.SourceInput;
import org.imisconnect.verify.Difference;
import org.imisconnect.verify.ElementMakers;

/**
 * Runs the golden pairs of a pack: {@code golden/NAME/input} is mapped as {@code map} would, and
 * {@code output/TYPE.ndjson}, {@code findings.ndjson} and {@code rejects} beside it must come out
 * byte by byte; a file that is left out must not come out at all. One thread.
 */
public final class GoldenPairs {
  private static final List<String> NOT_COMPARED = List.of("trace.ndjson", "rows.ndjson");

  private final Pack pack;
  private final ElementMakers makers;
  private final Clock clock;
  private final Path scratch;

  /**
   * @param scratch an empty folder to work in; what is written there stays
   */
  public GoldenPairs(CompiledPack compiled, Clock clock, Path scratch) {
    this.pack = compiled.pack();
    this.makers = new ElementMakers(compiled);
    this.clock = clock;
    this.scratch = scratch;
  }

  /**
   * Maps one pair.
   *
   * @return what differs, in the order of files and lines; empty where every byte is as it was
   * @throws org.imisconnect.finding.ConfigException where its input cannot be read at all
   */
  public List<Difference> differences(String name) throws IOException {
    Map<String, byte[]> wanted = wanted(name);
    Map<String, byte[]> made = made(name);
    TreeSet<String> files = new TreeSet<>(wanted.keySet());
    files.addAll(made.keySet());
    List<Difference> differences = new ArrayList<>();
    for (String file : files) {
      byte[] before = wanted.getOrDefault(file, new byte[0]);
      byte[] after = made.getOrDefault(file, new byte[0]);
      if (!Arrays.equals(before, after)) {
        differences.addAll(FileDifference.of(file, before, after));
      }
    }
    return differences.stream().map(makers::explain).toList();
  }

  /** Writes what comes out of a pair now into the pack's folder as what is expected. */
  public void approve(String name, Path packFolder) throws IOException {
    Map<String, byte[]> made = made(name);
    Path pair = packFolder.resolve("golden").resolve(name);
    for (String file : wanted(name).keySet()) {
      Files.deleteIfExists(pair.resolve(file));
    }
    for (Map.Entry<String, byte[]> file : made.entrySet()) {
      Path path = pair.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
  }

  private Map<String, byte[]> wanted(String name) {
    Map<String, byte[]> wanted = new TreeMap<>();
    String prefix = "golden/" + name + "/";
    for (String path : pack.files().list()) {
      if (path.startsWith(prefix) && isCompared(path.substring(prefix.length()))) {
        wanted.put(path.substring(prefix.length()), pack.files().find(path).orElseThrow());
      }
    }
    return wanted;
  }

  /** Beside these, a pair may hold its input and a note for people. */
  private static boolean isCompared(String path) {
    return path.startsWith("output/")
        || path.startsWith("rejects/")
        || path.equals("findings.ndjson");
  }

  private Map<String, byte[]> made(String name) throws IOException {
    Path folder = Files.createTempDirectory(scratch, "golden");
    Path in = Files.createDirectory(folder.resolve("in"));
    Path out = folder.resolve("out");
    String prefix = "golden/" + name + "/input/";
    for (String path : pack.files().list()) {
      if (path.startsWith(prefix)) {
        Path file = in.resolve(path.substring(prefix.length()));
        Files.createDirectories(file.getParent());
        Files.write(file, pack.files().find(path).orElseThrow());
      }
    }
    new MapRun(pack, clock).run(SourceInput.of(in), MapSettings.of(out, 1), MapProgress.none());
    return collect(out);
  }

  private static Map<String, byte[]> collect(Path out) throws IOException {
    Map<String, byte[]> made = new TreeMap<>();
    try (Stream<Path> files = Files.walk(out)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String path = out.relativize(file).toString().replace('\\', '/');
        boolean top = path.indexOf('/') < 0;
        boolean resources = top && path.endsWith(".ndjson") && !path.equals("findings.ndjson");
        boolean other = NOT_COMPARED.contains(path) || path.equals("run.json");
        if (!other && Files.size(file) > 0) {
          made.put(resources ? "output/" + path : path, Files.readAllBytes(file));
        }
      }
    }
    return made;
  }
}
