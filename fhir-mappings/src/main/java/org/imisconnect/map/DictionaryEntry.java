package org.imisconnect.map;

import org.imisconnect.record.ColumnType;

/**
 * One line of a pack's data dictionary: a column and an element that it feeds. Immutable.
 *
 * @param record name of the record
 * @param column name of the column
 * @param type what the column holds
 * @param map name of the map
 * @param rule the slot as the mapping writes it
 * @param path FHIR path without indexes: {@code Patient.birthDate}
 * @param binding URL of the value set that R4 requires there; empty where none
 * @param mapping {@code file:line:column} of the slot
 */
public record DictionaryEntry(
    String record,
    String column,
    ColumnType type,
    String map,
    String rule,
    String path,
    String binding,
    String mapping) {}
