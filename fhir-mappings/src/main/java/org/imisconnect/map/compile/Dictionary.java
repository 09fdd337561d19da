package org.imisconnect.map.compile;

import java.util.ArrayList;
import java.util.List;
import org.imisconnect.map.CompiledMap;
import org.imisconnect.map.DictionaryEntry;
import org.imisconnect.map.run.Cell;
import org.imisconnect.map.run.Plan;
import org.imisconnect.record.ColumnType;
import org.imisconnect.record.RecordType;

/** Makes the data dictionary of the slots that were compiled. */
final class Dictionary {
  private Dictionary() {}

  static List<DictionaryEntry> of(PackContext context) {
    List<DictionaryEntry> entries = new ArrayList<>();
    for (SlotUse use : context.uses) {
      for (Cell cell : use.cells()) {
        entries.add(
            new DictionaryEntry(
                recordOf(context, cell),
                cell.column().name(),
                cell.column().type(),
                use.map(),
                use.rule(),
                use.site().path(),
                use.binding(),
                use.site().mapping()));
      }
    }
    return entries;
  }

  private static String recordOf(PackContext context, Cell cell) {
    for (RecordType record : context.pack.records().values()) {
      int index = cell.declared();
      if (index < record.columns().size() && record.columns().get(index).equals(cell.column())) {
        return record.name();
      }
    }
    throw new IllegalStateException("a cell belongs to a record of its pack");
  }

  /** The plan with the paths of money in its maps. */
  static Plan withMoney(Plan plan, List<DictionaryEntry> dictionary) {
    List<CompiledMap> maps = new ArrayList<>();
    for (CompiledMap map : plan.maps()) {
      List<CompiledMap.MoneyPath> money =
          dictionary.stream()
              .filter(entry -> entry.map().equals(map.name()))
              .filter(entry -> entry.type() == ColumnType.MONEY)
              .map(e -> new CompiledMap.MoneyPath(e.record(), e.column(), e.path()))
              .distinct()
              .toList();
      maps.add(new CompiledMapOf(map.name(), map.resourceType(), money));
    }
    return plan.withMaps(maps);
  }
}
