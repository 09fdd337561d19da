package org.imisconnect.cli;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A push in a process of its own, in a project's folder. One thread. */
final class PushProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader lines;
  private final StringBuilder said = new StringBuilder();

  private PushProcess(Process process) {
    this.process = process;
    this.lines = process.inputReader(StandardCharsets.UTF_8);
  }

  /**
   * Starts one.
   *
   * @param stopAt as {@link KillableMain#VARIABLE}; empty for none
   */
  static PushProcess start(Path folder, String stopAt) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                KillableMain.class.getName(),
                "push"));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(new File(folder.toString())).redirectErrorStream(true);
    Map<String, String> variables = builder.environment();
    variables.putAll(Highland.VARIABLES);
    variables.put(KillableMain.VARIABLE, stopAt);
    return new PushProcess(builder.start());
  }

  /** Reads until it says that it stands; false when it ends before. */
  boolean awaitStanding() throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      said.append(line).append('\n');
      if (line.equals(KillableMain.SIGN)) {
        return true;
      }
    }
    return false;
  }

  /** Kills it as {@code kill -9} does, and waits until it is gone. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Waits for its end and gives the exit code. */
  int await() throws IOException, InterruptedException {
    awaitStanding();
    return process.waitFor();
  }

  long pid() {
    return process.pid();
  }

  /** All it has said, to this moment. */
  String said() {
    return said.toString();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
