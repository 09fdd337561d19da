package org.imisconnect.report;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rejected or orphaned row without its values.
 *
 * @param line where it stood, with the file's name where a record has several
 * @param amount what it claims; null where it claims nothing
 * @param facility business key of the facility that it names; null for none
 * @param parent the first cell that a row of another record shares by its column's name, hashed
 */
record RejectRow(
    String line,
    List<String> codes,
    @Nullable BigDecimal amount,
    @Nullable String facility,
    int parent) {}
