package org.imisconnect.cli.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The command line as it is packaged, in a project's folder, each command a process of its own.
 * Everything it says is kept in {@code said.log} of that folder. One thread.
 */
record BuiltCommandLine(Path launcher, Path folder) {
  /** What a command came to. */
  record Ended(int code, String said) {}

  static BuiltCommandLine in(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> built = Files.list(Path.of("target"))) {
      Path home =
          built
              .filter(path -> path.getFileName().toString().startsWith("imisconnect-"))
              .filter(Files::isDirectory)
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("not packaged: mvn package"));
      return new BuiltCommandLine(home.resolve("imisconnect").toAbsolutePath(), folder);
    }
  }

  /** Starts a command; what it says goes to a file. */
  Process start(Path said, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("/bin/sh", launcher.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "JAVA_HOME",
                System.getProperty("java.home"),
                "IMIS_REAL_USER",
                RealServer.USER,
                "IMIS_REAL_PASSWORD",
                RealServer.PASSWORD));
    return builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
  }

  Ended run(String... arguments) throws IOException, InterruptedException {
    Path said = folder.resolve("said.txt");
    Process process = start(said, arguments);
    try {
      int code = process.waitFor();
      String words = Files.readString(said);
      Files.writeString(
          folder.resolve("said.log"),
          "\n$ imisconnect " + String.join(" ", arguments) + "\n" + words + "exit code " + code,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
      return new Ended(code, words);
    } finally {
      process.destroyForcibly();
    }
  }

  /** Runs one that has to end well. */
  String must(String... arguments) throws IOException, InterruptedException {
    Ended ended = run(arguments);
    assertThat(ended.code()).as(ended.said()).isZero();
    return ended.said();
  }

  /** Runs one that ends well, or with something to look at. */
  String mostly(String... arguments) throws IOException, InterruptedException {
    Ended ended = run(arguments);
    assertThat(ended.code()).as(ended.said()).isLessThan(2);
    return ended.said();
  }

  /** A new project for a server on this machine, which needs no politeness. */
  void init(String scheme, String pack, String source, String url)
      throws IOException, InterruptedException {
    must(
        Stream.of(
                "init --zone UTC --currency USD --contracts active --environment real --scheme",
                scheme + " --pack " + pack + " --source " + source + " --url " + url)
            .flatMap(part -> Stream.of(part.split(" ")))
            .toArray(String[]::new));
    edit(
        "rate: 150",
        "rate: 60000\n    settle: 3 s\n"
            + "    options: {partial-birth-date: 07-01, unknown-gender: other}");
  }

  /** Changes the project file. */
  void edit(String from, String to) throws IOException {
    Path file = folder.resolve("imisconnect.yaml");
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  /** Puts the crosswalk of a project of the repository into this one. */
  void crosswalkOf(String project) throws IOException {
    Path from = RealServer.SCRIPTS.resolve("projects").resolve(project).resolve("crosswalk");
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Path to = folder.resolve("crosswalk").resolve(file.getFileName());
        Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /** The rows of a file of the project, by the names of its columns. */
  List<Map<String, String>> csv(String file) throws IOException {
    return Csv.read(Files.readString(folder.resolve(file)));
  }

  /** The answers that came home for a table, by their first column. */
  Map<String, Map<String, String>> answers(String table) throws IOException {
    String file = "answers/" + table + ".csv";
    String key = Csv.header(Files.readString(folder.resolve(file))).get(0);
    return csv(file).stream().collect(Collectors.toMap(row -> row.get(key), row -> row));
  }
}
