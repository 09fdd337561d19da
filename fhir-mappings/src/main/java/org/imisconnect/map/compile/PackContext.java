package org.imisconnect.map.compile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.imisconnect.finding.Place;
import org.imisconnect.pack.Pack;
import org.imisconnect.record.RecordType;
import org.imisconnect.value.FunctionRegistry;
import org.imisconnect.value.Uuid5;
import org.imisconnect.value.ValueFunction;
import org.jspecify.annotations.Nullable;

/** What all maps of a pack share while they are compiled. One thread. */
final class PackContext {
  final Pack pack;
  final Problems problems;
  final byte[] namespace;
  final Map<String, MapFile> maps = new TreeMap<>();
  final Map<String, Map<String, Boolean>> usedColumns = new HashMap<>();
  final List<SlotUse> uses = new java.util.ArrayList<>();
  private final FunctionRegistry functions;

  PackContext(Pack pack, FunctionRegistry functions, Problems problems) {
    this.pack = pack;
    this.functions = functions;
    this.problems = problems;
    namespace = Uuid5.namespace(pack.schemeUri());
  }

  @Nullable ValueFunction function(String name) {
    return functions.find(name).orElse(null);
  }

  List<String> functionNames() {
    List<String> names = new java.util.ArrayList<>(functions.names());
    names.addAll(List.of("count", "list", "ref", "sum", "table"));
    return names;
  }

  /** The record of a name; tells the error where there is none. */
  @Nullable RecordType record(String name, Place at) {
    RecordType record = pack.records().get(name);
    if (record == null) {
      problems.unknown(at, "MAP_NAME", "record", name, pack.records().keySet());
    }
    return record;
  }

  /** The maps that make a type. */
  List<MapFile> mapsOf(String type) {
    return maps.values().stream().filter(map -> map.type().equals(type)).toList();
  }

  /** What stands in ids for the type: with the map's name where several maps make it. */
  String idType(MapFile map) {
    return mapsOf(map.type()).size() > 1 ? map.type() + "/" + map.name() : map.type();
  }
}
