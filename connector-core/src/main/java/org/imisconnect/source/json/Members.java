package org.imisconnect.source.json;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.imisconnect.record.Column;
import org.imisconnect.record.RecordType;
import org.jspecify.annotations.Nullable;

/**
 * The members of a record that are columns, as a tree: a column's name is a member's name, or a
 * JSON Pointer where it begins with {@code /}. Immutable once built.
 */
final class Members {
  private final Map<String, Members> byName = new HashMap<>();
  private int column = -1;
  private int rank;

  /** The tree of a record type. */
  static Members of(RecordType type) {
    Members root = new Members();
    for (int i = 0; i < type.columns().size(); i++) {
      List<String> names = type.columns().get(i).names();
      for (int rank = 0; rank < names.size(); rank++) {
        root.add(names.get(rank), i, rank);
      }
    }
    return root;
  }

  /** The member of a name, or null. */
  @Nullable Members get(String name) {
    return byName.get(name);
  }

  /** Column that the member's value is, or -1. */
  int column() {
    return column;
  }

  /** Place of its name among the names of the column: the least wins. */
  int rank() {
    return rank;
  }

  boolean hasMembers() {
    return !byName.isEmpty();
  }

  /** How findings name a column: by its first name. */
  static String shown(Column column) {
    return column.names().get(0);
  }

  private void add(String name, int index, int order) {
    Members at = this;
    String[] parts = name.startsWith("/") ? name.substring(1).split("/", -1) : new String[] {name};
    for (String part : parts) {
      String member = name.startsWith("/") ? part.replace("~1", "/").replace("~0", "~") : part;
      at = at.byName.computeIfAbsent(member, key -> new Members());
    }
    if (at.column < 0) {
      at.column = index;
      at.rank = order;
    }
  }
}
