package org.imisconnect.map.compile;

import org.imisconnect.finding.Place;

/** A slot that cannot be read; never leaves this package. */
final class SyntaxError extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Place place;

  SyntaxError(Place place, String message) {
    super(message, null, false, false);
    this.place = place;
  }

  Place place() {
    return place;
  }
}
