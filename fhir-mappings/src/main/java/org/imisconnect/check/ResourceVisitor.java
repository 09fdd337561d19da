package org.imisconnect.check;

import java.util.List;
import org.imisconnect.finding.Place;
import org.imisconnect.model.ElementModel;

/** Hears of every primitive of a resource that is checked. One thread. */
interface ResourceVisitor {
  /** A resource begins; {@code place} is the line it stands on. */
  void begin(Place place, String type);

  /**
   * A primitive value.
   *
   * @param path with indexes: {@code Claim.item[2].unitPrice.value}
   * @param steps the path's names from the resource on, without indexes
   */
  void value(String path, List<String> steps, ElementModel element, String text);

  /** The resource ended. */
  void end();
}
