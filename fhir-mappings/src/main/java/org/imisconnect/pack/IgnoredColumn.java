package org.imisconnect.pack;

import org.imisconnect.finding.Place;

/**
 * A column that is read and dropped on purpose.
 *
 * @param record name of the record
 * @param column mapping name of the column
 * @param reason why
 * @param note more for people; may be empty
 * @param at where {@code ignored.yaml} says so
 */
public record IgnoredColumn(
    String record, String column, IgnoreReason reason, String note, Place at) {}
