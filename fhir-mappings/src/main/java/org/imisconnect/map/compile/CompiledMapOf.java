package org.imisconnect.map.compile;

import java.util.List;
import org.imisconnect.map.CompiledMap;

/** What is known of a map. */
record CompiledMapOf(String name, String resourceType, List<MoneyPath> money)
    implements CompiledMap {
  CompiledMapOf {
    money = List.copyOf(money);
  }
}
