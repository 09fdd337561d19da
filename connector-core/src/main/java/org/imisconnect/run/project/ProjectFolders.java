package org.imisconnect.run.project;

import java.nio.file.Path;

/**
 * The places of a project, all absolute.
 *
 * @param root where the project file stands
 * @param output what mapping makes
 * @param ledger the ledger's file
 * @param crosswalk national code to the installation's code
 * @param answers what comes back, in the scheme's columns
 * @param replays mended rows that stand in for rows of the source
 */
public record ProjectFolders(
    Path root, Path output, Path ledger, Path crosswalk, Path answers, Path replays) {

  /** Where logs and what can be made again is kept. */
  public Path state() {
    return root.resolve(".imisconnect");
  }
}
