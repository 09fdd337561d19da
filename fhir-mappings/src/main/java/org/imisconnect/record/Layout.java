package org.imisconnect.record;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imisconnect.finding.Place;

/**
 * Settings that say how a source reads a record, with the place of each in the pack. Opaque to the
 * mapping; the source named by {@code kind} checks them when it is opened.
 *
 * @param text the setting's text where it is a scalar, else empty
 * @param items its items where it is a list, else empty
 * @param members its members by name where it is an object, else empty; in file order
 * @param at where it stands
 */
public record Layout(String text, List<Layout> items, Map<String, Layout> members, Place at) {

  /** A member that may be absent. */
  public Optional<Layout> find(String name) {
    return Optional.ofNullable(members.get(name));
  }

  /** A scalar member's text, or the default where it is absent. */
  public String text(String name, String otherwise) {
    Layout member = members.get(name);
    return member == null ? otherwise : member.text();
  }

  /** The {@code kind} of source: delimited, jdbc, json, sheet, …; empty where not given. */
  public String kind() {
    return text("kind", "");
  }
}
