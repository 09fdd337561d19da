package org.imisconnect.pack.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.imisconnect.finding.Finding;
import org.imisconnect.finding.FindingSink;
import org.imisconnect.finding.PackException;
import org.imisconnect.finding.Place;
import org.imisconnect.finding.Severity;

/** Collects the errors of all files, so that a person mends them in one go. One thread. */
public final class PackErrors implements FindingSink {
  private static final Comparator<Finding> BY_PLACE =
      Comparator.comparing((Finding finding) -> finding.place().file())
          .thenComparingLong(finding -> finding.place().line())
          .thenComparingInt(finding -> finding.place().column());

  private final List<Finding> findings = new ArrayList<>();

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

  PackException exception() {
    List<Finding> sorted = new ArrayList<>(findings);
    sorted.sort(BY_PLACE);
    return new PackException(sorted);
  }

  /** An exception of one error. */
  static PackException of(String code, Place at, String message, String hint) {
    PackErrors errors = new PackErrors();
    errors.add(code, at, message, hint);
    return errors.exception();
  }
}
