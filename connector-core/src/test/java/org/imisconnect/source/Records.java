package org.imisconnect.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imisconnect.finding.Place;
import org.imisconnect.record.Column;
import org.imisconnect.record.ColumnType;
import org.imisconnect.record.Layout;
import org.imisconnect.record.OnInvalid;
import org.imisconnect.record.RecordType;

/** Makes record types for tests: {@code Records.of("member", "no*", "birth:DATE").with(...)}. */
public final class Records {
  private static final Place HERE = Place.of("records/test.yaml", 1, 1);

  private Records() {}

  /**
   * A record type without layout. A column is {@code name[/other name…][:TYPE][*]}; a star marks it
   * as required.
   */
  public static RecordType of(String name, String... columns) {
    return new RecordType(
        name, Arrays.stream(columns).map(Records::column).toList(), layout(Map.of()), HERE);
  }

  /** The same with a layout of scalars, lists and maps. */
  public static RecordType with(RecordType type, Map<String, Object> settings) {
    return new RecordType(type.name(), type.columns(), layout(settings), HERE);
  }

  private static Column column(String text) {
    boolean required = text.endsWith("*");
    String[] parts = (required ? text.substring(0, text.length() - 1) : text).split(":");
    List<String> names = List.of(parts[0].split("\\|"));
    ColumnType type = parts.length > 1 ? ColumnType.valueOf(parts[1]) : ColumnType.TEXT;
    return new Column(names.get(0), names, type, "", required, false, "", OnInvalid.OMIT, HERE);
  }

  private static Layout layout(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Layout> members = new LinkedHashMap<>();
      map.forEach((key, member) -> members.put(key.toString(), layout(member)));
      return new Layout("", List.of(), members, HERE);
    }
    if (value instanceof List<?> list) {
      List<Layout> items = new ArrayList<>();
      list.forEach(item -> items.add(layout(item)));
      return new Layout("", items, Map.of(), HERE);
    }
    return new Layout(value.toString(), List.of(), Map.of(), HERE);
  }
}
