package org.imisconnect.check;

import java.util.ArrayList;
import java.util.List;
import org.imisconnect.finding.Finding;
import org.imisconnect.finding.FindingSink;
import org.imisconnect.finding.Place;
import org.imisconnect.finding.Severity;
import org.imisconnect.model.ElementModel;
import org.imisconnect.model.R4Model;

/**
 * Compares every relative reference with the resources that are there: its target exists, and is of
 * a type that R4 allows. Absolute and contained references are not judged. One thread.
 */
final class ReferenceCheck implements ResourceVisitor {
  private final IdIndex ids;
  private final FindingSink findings;
  private final List<String> owner = new ArrayList<>(List.of(""));
  private Place place = Place.of("-");

  ReferenceCheck(IdIndex ids, FindingSink findings) {
    this.ids = ids;
    this.findings = findings;
  }

  @Override
  public void begin(Place at, String type) {
    place = at;
    owner.set(0, type);
  }

  @Override
  public void value(String path, List<String> steps, ElementModel element, String text) {
    if (!element.name().equals("reference") || !element.typeName().equals("string")) {
      return;
    }
    int slash = text.indexOf('/');
    if (slash < 0 || text.startsWith("#") || text.indexOf(':') >= 0) {
      return;
    }
    String type = text.substring(0, slash);
    List<String> targets = targets(steps);
    if (!targets.isEmpty() && !targets.contains("Resource") && !targets.contains(type)) {
      add(
          "REF_TYPE",
          path,
          "a reference to " + known(type) + " where R4 allows " + String.join(", ", targets));
    }
    if (!ids.contains(text)) {
      add("REF_DANGLING", path, "the " + known(type) + " that it refers to is not in these files");
    }
  }

  private static String known(String type) {
    return R4Model.type(type).isPresent() ? type : "resource";
  }

  /** Types that the element which holds the reference may name. */
  private List<String> targets(List<String> steps) {
    String type = owner.get(0);
    ElementModel element = null;
    for (String step : steps.subList(0, steps.size() - 1)) {
      element = R4Model.type(type).flatMap(model -> model.element(step)).orElse(null);
      if (element == null) {
        return List.of();
      }
      type = element.typeName();
    }
    return element == null ? List.of() : element.referenceTargets();
  }

  @Override
  public void end() {}

  private void add(String code, String path, String message) {
    findings.add(
        new Finding(
            code,
            Severity.ERROR,
            place,
            path,
            "",
            message,
            "Deliver the row that it needs, or mend the number that names it."));
  }
}
