package org.imisconnect.run.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.imisconnect.pack.Pack;
import org.imisconnect.record.RecordType;
import org.imisconnect.run.MapRun;
import org.imisconnect.run.mapping.MapProgress;
import org.imisconnect.run.mapping.MapResult;
import org.imisconnect.run.mapping.MapSettings;
import org.imisconnect.run.replay.Replays;
import org.imisconnect.source.RecordSource;
import org.imisconnect.source.SourceInput;
import org.imisconnect.source.SourceSession;
import org.imisconnect.source.Sources;

/** The mapping of a project: whether it is as new as its source, and how to make it. One thread. */
public final class ProjectMapping {
  private final Project project;
  private final Pack pack;
  private final SourceInput input;
  private final Clock clock;

  public ProjectMapping(Project project, Secrets secrets, Clock clock) {
    this.project = project;
    this.pack = project.pack();
    this.input = project.source().input(secrets);
    this.clock = clock;
  }

  /** The project's pack. */
  public Pack pack() {
    return pack;
  }

  /** Opens the source as a mapping and a proof read it: mended rows in the place of their own. */
  public SourceSession open() throws IOException {
    return replays().over(Sources.load(ProjectMapping.class.getClassLoader()).session(input));
  }

  /** The mended rows. */
  public Replays replays() throws IOException {
    return Replays.load(project.folders().replays());
  }

  /** Opens a folder of mended files as the source's own files are read. */
  public SourceSession openMended(Path folder) {
    Map<String, String> settings = new HashMap<>(input.settings());
    settings.keySet().removeIf(name -> name.startsWith("file.") || name.equals("url"));
    for (String record : pack.records().keySet()) {
      boolean there = Files.isRegularFile(folder.resolve(record + ".csv"));
      settings.put("file." + record, there ? record + ".csv" : "");
    }
    return Sources.load(ProjectMapping.class.getClassLoader())
        .session(new SourceInput(folder, settings));
  }

  /** Maps the source to the project's output folder. */
  public MapResult map(int threads, MapProgress progress) throws IOException {
    try (SourceSession session = open()) {
      return new MapRun(pack, clock)
          .run(session, MapSettings.of(project.folders().output(), threads), progress);
    }
  }

  /**
   * Whether the output is missing or was made before source, pack, project file or replays were
   * last changed. A database does not tell, so its mapping is always out of date.
   */
  public boolean isOutOfDate() throws IOException {
    Path run = project.folders().output().resolve("run.json");
    if (!Files.isRegularFile(run) || !project.source().url().isEmpty()) {
      return true;
    }
    FileTime made = Files.getLastModifiedTime(run);
    for (Path file : inputs()) {
      // The same instant counts as later: file systems keep coarse times.
      if (Files.getLastModifiedTime(file).compareTo(made) >= 0) {
        return true;
      }
    }
    return false;
  }

  private List<Path> inputs() throws IOException {
    List<Path> inputs = new ArrayList<>();
    inputs.add(project.file());
    if (Files.isDirectory(project.source().path())) {
      // A file that was removed shows in its folder only.
      inputs.add(project.source().path());
    }
    for (Path folder :
        List.of(project.folders().replays(), project.packFolder().orElse(project.file()))) {
      try (Stream<Path> files = Files.exists(folder) ? Files.walk(folder) : Stream.empty()) {
        files.forEach(inputs::add);
      }
    }
    try (SourceSession session = open()) {
      for (RecordType record : pack.records().values()) {
        try (RecordSource source = session.open(record)) {
          inputs.addAll(source.files());
        }
      }
    }
    return inputs;
  }
}
