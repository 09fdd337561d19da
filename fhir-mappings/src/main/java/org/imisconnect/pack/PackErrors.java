package org.imisconnect.pack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.imisconnect.finding.Finding;
import org.imisconnect.finding.FindingSink;
import org.imisconnect.finding.PackException;
import org.imisconnect.finding.Place;
import org.imisconnect.finding.Severity;

/**
 * Collects the errors of all files, so that a person mends them in one go. One thread.
 *
 * <p>The codes of what {@link Fields} finds begin with the kind of file: {@code PACK_KEY} in a
 * pack, {@code PROJECT_KEY} in a project file.
 */
public final class PackErrors implements FindingSink {
  private static final Comparator<Finding> BY_PLACE =
      Comparator.comparing((Finding finding) -> finding.place().file())
          .thenComparingLong(finding -> finding.place().line())
          .thenComparingInt(finding -> finding.place().column());

  private final String family;
  private final List<Finding> findings = new ArrayList<>();

  /** Errors of a pack's files. */
  public PackErrors() {
    this("PACK");
  }

  /**
   * Errors of another kind of file.
   *
   * @param family what codes begin with
   */
  public PackErrors(String family) {
    this.family = family;
  }

  /** The code of a kind of error: {@code KEY}, {@code REQUIRED}, {@code VALUE}. */
  public String code(String kind) {
    return family + "_" + kind;
  }

  @Override
  public void add(Finding finding) {
    findings.add(finding);
  }

  /** Adds an error. */
  public void add(String code, Place at, String message, String hint) {
    add(Finding.of(code, Severity.ERROR, at, message, hint));
  }

  /** Throws all errors, sorted by file, line and column, where there are any. */
  public void throwIfAny() {
    if (!findings.isEmpty()) {
      throw exception();
    }
  }

  /** All errors as one exception, sorted by file, line and column. */
  public PackException exception() {
    List<Finding> sorted = new ArrayList<>(findings);
    sorted.sort(BY_PLACE);
    return new PackException(sorted);
  }

  /** An exception of one error. */
  public static PackException of(String code, Place at, String message, String hint) {
    PackErrors errors = new PackErrors();
    errors.add(code, at, message, hint);
    return errors.exception();
  }
}
