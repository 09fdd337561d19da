package org.imisconnect.check;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.imisconnect.model.ElementModel;
import org.imisconnect.value.R4Rule;

/** The value rule of an element: that of its type, and of currencies and languages those too. */
final class Primitives {
  private Primitives() {}

  static Optional<R4Rule> rule(ElementModel element) {
    if (element.typeName().equals("code") && element.name().equals("currency")) {
      return Optional.of(R4Rule.CURRENCY);
    }
    if (element.typeName().equals("code") && element.name().equals("language")) {
      return Optional.of(R4Rule.LANGUAGE);
    }
    return R4Rule.find(element.typeName());
  }

  static boolean holds(R4Rule rule, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return rule.holds(bytes, 0, bytes.length);
  }
}
