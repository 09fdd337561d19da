package org.imisconnect.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.imisconnect.finding.Finding;
import org.imisconnect.finding.PackException;
import org.imisconnect.finding.Place;
import org.imisconnect.finding.Severity;
import org.imisconnect.record.Layout;
import org.imisconnect.record.RecordType;

/**
 * Reads the settings of a record's layout and collects what is wrong with them, so that one look
 * shows every mistake. A source asks for each setting it knows, then calls {@link #check}. One
 * thread.
 */
public final class LayoutSettings {
  private static final Map<String, Boolean> YES_NO =
      Map.of("yes", true, "true", true, "no", false, "false", false);
  private final RecordType type;
  private final Set<String> known = new TreeSet<>(Set.of("kind"));
  private final List<Finding> findings = new ArrayList<>();

  /** The settings of a record type's layout. */
  public LayoutSettings(RecordType type) {
    this.type = type;
  }

  /** A setting's text; the default where it is absent. */
  public String text(String name, String otherwise) {
    known.add(name);
    return type.layout().text(name, otherwise);
  }

  /** {@code yes}, {@code no}, {@code true} or {@code false}. */
  public boolean yes(String name, boolean otherwise) {
    String text = text(name, otherwise ? "yes" : "no").toLowerCase(Locale.ROOT);
    Boolean value = YES_NO.get(text);
    if (value == null) {
      refuse(name, "takes yes or no.");
      return otherwise;
    }
    return value;
  }

  /** A whole number within bounds. */
  public int number(String name, int otherwise, int min, int max) {
    String text = text(name, Integer.toString(otherwise));
    try {
      int value = Integer.parseInt(text);
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException notANumber) {
      // refused below, with the bounds
    }
    refuse(name, "takes a whole number from " + min + " to " + max + ".");
    return otherwise;
  }

  /** Notes that a setting cannot be used. */
  public void refuse(String name, String message) {
    Place at = type.layout().find(name).map(Layout::at).orElse(type.layout().at());
    findings.add(Finding.of("LAYOUT_VALUE", Severity.ERROR, at, "`" + name + "` " + message, ""));
  }

  /**
   * Ends the reading of settings.
   *
   * @throws PackException where one is unknown (LAYOUT_UNKNOWN) or cannot be used (LAYOUT_VALUE)
   */
  public void check() {
    type.layout().members().forEach(this::checkKnown);
    if (!findings.isEmpty()) {
      findings.sort(
          Comparator.comparingLong((Finding finding) -> finding.place().line())
              .thenComparingInt(finding -> finding.place().column()));
      throw new PackException(findings);
    }
  }

  private void checkKnown(String name, Layout setting) {
    if (!known.contains(name)) {
      Optional<String> near = NearName.of(name, known);
      findings.add(
          Finding.of(
              "LAYOUT_UNKNOWN",
              Severity.ERROR,
              setting.at(),
              "a layout of kind " + type.layout().kind() + " has no setting `" + name + "`.",
              near.map(meant -> "Did you mean `" + meant + "`?")
                  .orElse("It knows " + String.join(", ", known) + ".")));
    }
  }
}
