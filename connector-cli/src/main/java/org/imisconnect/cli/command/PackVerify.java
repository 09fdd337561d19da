package org.imisconnect.cli.command;

import static org.imisconnect.cli.terminal.Signs.count;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.imisconnect.cli.terminal.Env;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.finding.ConnectorException;
import org.imisconnect.finding.PackException;
import org.imisconnect.map.CompiledPack;
import org.imisconnect.pack.Pack;
import org.imisconnect.pack.PackDocument;
import org.imisconnect.run.golden.GoldenPairs;
import org.imisconnect.value.FunctionRegistry;
import org.imisconnect.verify.Difference;
import org.imisconnect.verify.PackExamples;

/** Runs the examples and golden pairs of a pack once, and says what came true. One thread. */
final class PackVerify {
  private static final int SHOWN = 12;

  private final Env env;
  private final String id;
  private final boolean values;

  PackVerify(Env env, String id, boolean values) {
    this.env = env;
    this.id = id;
    this.values = values;
  }

  /** A case that differs. */
  private record Failure(String name, List<Difference> differences) {}

  /** The exit code: 0, 1 where a case fails, 2 for a pack that does not load. */
  int run() throws IOException {
    CompiledPack compiled;
    try {
      compiled = compile();
    } catch (PackException e) {
      return refuse(e);
    }
    Path scratch = Files.createTempDirectory("imisconnect-verify");
    try {
      return verify(compiled, scratch);
    } finally {
      delete(scratch);
    }
  }

  /** Takes what one example or golden pair gives now as right. */
  int approve(String name) throws IOException {
    CompiledPack compiled;
    try {
      compiled = compile();
    } catch (PackException e) {
      return refuse(e);
    }
    Path folder = folder();
    PackDocument example = compiled.pack().examples().get(name);
    if (example != null) {
      Path file = folder.resolve("examples").resolve(name + ".yaml");
      if (!Files.isRegularFile(file)) {
        throw new ConfigException(
            "The example " + name + " belongs to the pack below. Approve it there.");
      }
      String text = new PackExamples(compiled).approved(example, Files.readString(file));
      Files.writeString(file, text);
    } else if (compiled.pack().golden().contains(name)) {
      Path scratch = Files.createTempDirectory("imisconnect-verify");
      try {
        new GoldenPairs(compiled, env.clock(), scratch).approve(name, folder);
      } finally {
        delete(scratch);
      }
    } else {
      throw new ConfigException(
          "There is no example and no golden pair " + name + " in this pack.");
    }
    env.out().println(env.signs().good() + " " + name + " now expects what comes out.");
    return 0;
  }

  private CompiledPack compile() {
    Pack pack = GivenPack.load(env, id);
    return CompiledPack.compile(pack, FunctionRegistry.load(PackVerify.class.getClassLoader()));
  }

  /** The folder of the pack, which must be one to be written to. */
  Path folder() {
    Path folder = env.path(id);
    if (!Files.isDirectory(folder)) {
      throw new ConfigException("This needs the folder of a pack, not an id or a zip.");
    }
    return folder;
  }

  private int refuse(PackException e) {
    e.findings().forEach(finding -> env.err().println(finding));
    env.err()
        .println(
            env.signs().bad()
                + " "
                + count(e.findings().size())
                + (e.findings().size() == 1 ? " error." : " errors.")
                + " Nothing was run.");
    return e.exitCode();
  }

  private int verify(CompiledPack compiled, Path scratch) throws IOException {
    List<Failure> examples = new ArrayList<>();
    PackExamples runner = new PackExamples(compiled);
    for (PackDocument example : compiled.pack().examples().values()) {
      List<Difference> differences = example(runner, example);
      if (!differences.isEmpty()) {
        examples.add(new Failure(example.name(), differences));
        env.out().println(env.signs().bad() + " " + example.file());
        print(differences);
      }
    }
    List<Failure> pairs = new ArrayList<>();
    GoldenPairs golden = new GoldenPairs(compiled, env.clock(), scratch);
    for (String name : compiled.pack().golden()) {
      List<Difference> differences = pair(golden, name);
      if (!differences.isEmpty()) {
        pairs.add(new Failure(name, differences));
        env.out().println(env.signs().bad() + " golden/" + name);
        print(differences);
      }
    }
    return verdict(compiled.pack(), examples, pairs);
  }

  private static List<Difference> example(PackExamples runner, PackDocument example) {
    try {
      return runner.differences(example);
    } catch (PackException e) {
      return e.findings().stream().map(PackVerify::unreadable).toList();
    }
  }

  private static Difference unreadable(org.imisconnect.finding.Finding finding) {
    return new Difference(
        finding.place() + " " + finding.code(),
        new Difference.Words("a readable example"),
        new Difference.Words(finding.message()),
        "");
  }

  private static List<Difference> pair(GoldenPairs golden, String name) throws IOException {
    try {
      return golden.differences(name);
    } catch (ConnectorException e) {
      return List.of(
          new Difference(
              "input",
              new Difference.Words("readable files"),
              new Difference.Words(String.valueOf(e.getMessage())),
              ""));
    }
  }

  private void print(List<Difference> differences) {
    for (Difference difference : differences.subList(0, Math.min(SHOWN, differences.size()))) {
      env.out()
          .println(
              String.format(
                  java.util.Locale.ROOT,
                  "  %-40s  expected  %s%n  %40s  found     %s",
                  difference.path(),
                  difference.expected().shown(values),
                  "",
                  difference.found().shown(values)));
      if (!difference.origin().isEmpty()) {
        env.out().println("  " + " ".repeat(42) + "made by   " + difference.origin());
      }
    }
    if (differences.size() > SHOWN) {
      env.out().println("  and " + count(differences.size() - SHOWN) + " more");
    }
  }

  private int verdict(Pack pack, List<Failure> examples, List<Failure> pairs) {
    int allExamples = pack.examples().size();
    int allPairs = pack.golden().size();
    if (examples.isEmpty() && pairs.isEmpty()) {
      env.out()
          .println(
              env.signs().good()
                  + " PASS  "
                  + count(allExamples)
                  + " examples and "
                  + count(allPairs)
                  + " golden pairs come true.");
      return 0;
    }
    String name = examples.isEmpty() ? pairs.get(0).name() : examples.get(0).name();
    env.out()
        .println(
            env.signs().bad()
                + " FAIL  "
                + count(examples.size())
                + " of "
                + count(allExamples)
                + " examples failed, "
                + count(pairs.size())
                + " of "
                + count(allPairs)
                + " golden pairs differ.  imisconnect pack verify "
                + id
                + " --approve "
                + name);
    return 1;
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
