package org.imisconnect.record;

import java.util.List;
import org.imisconnect.finding.Place;

/**
 * One declared column of a record type.
 *
 * @param name the name that mappings use
 * @param names names that the source may use, the first that is there wins; never empty
 * @param type what it holds
 * @param format date pattern or other format; empty for the type's default
 * @param required an empty cell rejects the row (VALUE_MISSING)
 * @param sensitive a personal value: never shown
 * @param meaning one line for people; may be empty
 * @param onInvalid what an invalid cell does
 * @param declared where the pack declares it
 */
public record Column(
    String name,
    List<String> names,
    ColumnType type,
    String format,
    boolean required,
    boolean sensitive,
    String meaning,
    OnInvalid onInvalid,
    Place declared) {
  public Column {
    names = List.copyOf(names);
  }
}
