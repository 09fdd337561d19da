package org.imisconnect.map.compile;

import java.util.List;

/**
 * Where in a resource the compiler is. Immutable.
 *
 * @param map name of the map or check
 * @param path FHIR path so far: {@code Patient.name}
 * @param position slot of the count that {@code $position} gives, -1 outside of lists
 * @param targets resource types that a Reference here may name; empty: any
 */
record Spot(String map, String path, int position, List<String> targets) {
  Spot {
    targets = List.copyOf(targets);
  }

  Spot in(String element) {
    return new Spot(map, path + "." + element, position, List.of());
  }

  Spot targeting(List<String> types) {
    return new Spot(map, path, position, types);
  }

  Spot counting(int slot) {
    return new Spot(map, path, slot, targets);
  }
}
