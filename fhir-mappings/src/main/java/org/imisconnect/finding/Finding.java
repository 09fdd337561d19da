package org.imisconnect.finding;

/**
 * One problem or remark in the data. It never holds a personal value: a message describes the shape
 * of what was found ("8 characters, 1 letter"), not the text.
 *
 * @param code stable UPPER_SNAKE code; each has a page in {@code docs/findings}
 * @param severity how much it matters
 * @param place the source cell or file
 * @param path the FHIR path that the cell feeds ({@code Patient.birthDate}); empty where none
 * @param mapping {@code file:line:column} of the mapping that met it; empty where none
 * @param message what was wrong, what was found (its shape), what is allowed
 * @param hint what to do; empty where there is nothing to do
 */
public record Finding(
    String code,
    Severity severity,
    Place place,
    String path,
    String mapping,
    String message,
    String hint) {

  /** A finding about a place as a whole, without FHIR path or mapping. */
  public static Finding of(
      String code, Severity severity, Place place, String message, String hint) {
    return new Finding(code, severity, place, "", "", message, hint);
  }

  /** One line for people: place, code, message, hint. */
  @Override
  public String toString() {
    String text = place + "  " + code + ": " + message;
    return hint.isEmpty() ? text : text + " " + hint;
  }
}
