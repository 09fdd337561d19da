package org.imisconnect.report;

/**
 * A finding as it is listed: place, what was wrong, and which mapping line. Holds no value.
 *
 * @param cause what it is counted under: the code, or a fate and a code
 * @param line 0 for none
 */
record FindingRow(
    String cause,
    String code,
    String severity,
    String file,
    long line,
    String column,
    String path,
    String mapping,
    String message,
    String hint) {
  String where() {
    return line > 0 ? file + ":" + line : file;
  }
}
