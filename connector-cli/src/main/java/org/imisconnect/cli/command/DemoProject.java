package org.imisconnect.cli.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.run.playground.PlaygroundServer;
import org.imisconnect.run.playground.SchemeGenerator;
import org.imisconnect.run.project.Project;
import org.imisconnect.run.project.ProjectTemplate;

/** The demo's own project: invented data on the starter pack, and the stand-in as its receiver. */
final class DemoProject {
  private static final String MARK = ".imisconnect/demo";
  private static final long MEMBERS = 1_000;
  private static final long CLAIMS = 1_500;
  private static final long SEED = 26;
  private static final double DIRT = 0.6;

  private final Path folder;

  private DemoProject(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes the project; one that an earlier demo made is replaced.
   *
   * @throws ConfigException where something else is in the way: it is left alone
   */
  static DemoProject create(Path folder, PlaygroundServer.Running openImis) throws IOException {
    if (Files.exists(folder) && !isEmpty(folder)) {
      if (!Files.isRegularFile(folder.resolve(MARK))) {
        throw new ConfigException(
            folder.getFileName()
                + " is there, and no demo has made it. Move it away, or name another folder with"
                + " --folder. Nothing was changed.");
      }
      delete(folder);
    }
    new ProjectTemplate(
            "Lakeland",
            "starter",
            "UTC",
            "LAK",
            "data",
            "active",
            "openimis",
            openImis.url(),
            "sandbox")
        .write(folder);
    Files.createDirectories(folder.resolve(MARK).getParent());
    Files.writeString(folder.resolve(MARK), "This project may be replaced by imisconnect demo.\n");
    Files.writeString(folder.resolve("sandbox.password"), openImis.password() + "\n");
    Path file = folder.resolve(Project.FILE_NAME);
    Files.writeString(file, adapted(Files.readString(file), openImis), StandardCharsets.UTF_8);
    return new DemoProject(folder);
  }

  /** The login is no secret here; and a stand-in on this machine needs no politeness. */
  private static String adapted(String text, PlaygroundServer.Running openImis) {
    return text.replaceFirst(
            "\\{user: .*}\n",
            "{user: " + openImis.user() + ", password: \"\\${file:sandbox.password}\"}\n")
        .replace(
            "    rate: 150",
            "    rate: 100000\n    concurrency: 16\n    settle: 1 s\n"
                + "    # so that the demo shows what openIMIS itself rejects\n"
                + "    options: {partial-birth-date: 07-01, unknown-gender: other,"
                + " send-anyway: CONTRACT_RECORDED_LATER}");
  }

  Path folder() {
    return folder;
  }

  /** Writes the extract of a night: the same people every night, claims from the second on. */
  void extract(LocalDate today, LocalDate visitsFrom, boolean claims) throws IOException {
    Path data = folder.resolve("data");
    SchemeGenerator.load()
        .generate(
            new SchemeGenerator.Request(
                "starter",
                MEMBERS,
                claims ? CLAIMS : 0,
                SEED,
                DIRT,
                data,
                today,
                visitsFrom,
                false,
                false));
    List<Path> crosswalk;
    try (Stream<Path> files = Files.list(data.resolve("crosswalk"))) {
      crosswalk = files.toList();
    }
    for (Path file : crosswalk) {
      Files.move(
          file,
          folder.resolve("crosswalk").resolve(file.getFileName()),
          StandardCopyOption.REPLACE_EXISTING);
    }
    Files.delete(data.resolve("crosswalk"));
    DemoEdits edits = new DemoEdits(data);
    edits.phonesTooLong();
    if (claims) {
      edits.twoWeeksLater();
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(
              Path done, @org.jspecify.annotations.Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(done);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
