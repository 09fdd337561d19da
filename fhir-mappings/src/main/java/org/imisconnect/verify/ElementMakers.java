package org.imisconnect.verify;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.imisconnect.map.CompiledPack;
import org.imisconnect.map.DictionaryEntry;

/** Knows which line of which map makes an element, from which column. Immutable. */
public final class ElementMakers {
  private static final Pattern INDEX = Pattern.compile("\\[\\d+]");
  private final Map<String, String> makers = new LinkedHashMap<>();

  public ElementMakers(CompiledPack pack) {
    for (DictionaryEntry entry : pack.dictionary()) {
      String mapping = entry.mapping();
      makers.putIfAbsent(
          entry.path(),
          mapping.substring(0, mapping.lastIndexOf(':'))
              + " from "
              + entry.record()
              + " column "
              + entry.column());
    }
  }

  /** The difference with what made its element, where that is known. */
  public Difference explain(Difference difference) {
    String maker = makers.get(INDEX.matcher(difference.path()).replaceAll(""));
    return maker == null ? difference : difference.madeBy(maker);
  }
}
