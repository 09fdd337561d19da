package org.imisconnect.run.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.imisconnect.ledger.Ledger;
import org.imisconnect.ledger.ResourceState;
import org.jspecify.annotations.Nullable;

/**
 * Removes files with personal data whose time is over, as {@code retain:} says; only those that we
 * wrote ourselves, by their names. One thread.
 */
public final class OldFiles {
  /** While something is so, the proof of the mapping that made it is still open. */
  private static final Set<ResourceState> OPEN =
      EnumSet.of(ResourceState.READY, ResourceState.INTENT, ResourceState.UNKNOWN);

  private final Project project;
  private final Instant now;

  public OldFiles(Project project, Instant now) {
    this.project = project;
    this.now = now;
  }

  /**
   * Removes what a mapping made, unless something of it still waits or is in doubt. The next
   * command that needs it maps again.
   *
   * @return number of files removed
   */
  public long forgetOutput(Ledger ledger) throws IOException {
    Path output = project.folders().output();
    Path run = output.resolve("run.json");
    Duration kept = project.retention().output();
    if (kept == null || !isOld(run, kept) || isOpen(ledger)) {
      return 0;
    }
    // First, so that whatever is cut off half-way counts as out of date.
    Files.delete(run);
    List<Path> made = files(output, ".ndjson");
    made.addAll(files(output.resolve("rejects"), ""));
    for (Path file : made) {
      Files.delete(file);
    }
    return 1L + made.size();
  }

  private static boolean isOpen(Ledger ledger) {
    return ledger.totals().stream().anyMatch(total -> OPEN.contains(total.state()));
  }

  /**
   * Removes exported letters and the worklist's file, each when nobody has saved it for so long.
   *
   * @return number of files removed
   */
  public long forgetLetters() throws IOException {
    Path root = project.folders().root();
    List<Path> made = files(root.resolve("letters"), ".csv");
    made.addAll(files(root.resolve("letters"), ".rows.ndjson"));
    made.add(root.resolve("worklist.csv"));
    long removed = 0;
    for (Path file : made) {
      if (isOld(file, project.retention().letters())) {
        Files.delete(file);
        removed++;
      }
    }
    return removed;
  }

  private boolean isOld(Path file, @Nullable Duration kept) throws IOException {
    return kept != null
        && Files.isRegularFile(file)
        && Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(kept));
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    if (!Files.isDirectory(folder)) {
      return new ArrayList<>();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return new ArrayList<>(
          files
              .filter(Files::isRegularFile)
              .filter(file -> file.getFileName().toString().endsWith(ending))
              .toList());
    }
  }
}
