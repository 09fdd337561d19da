package org.imisconnect.receiver.fhir.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares what was sent with what a server shows. A server may add {@code meta} and a narrative,
 * write references in full and numbers with other zeros; all else is a difference. Immutable.
 */
final class ContentMatch {
  private static final Set<String> OF_THE_SERVER = Set.of("meta", "text", "id", "resourceType");
  private static final int MOST = 20;
  private final String base;

  ContentMatch(URI base) {
    this.base = base.toString();
  }

  /** FHIR paths at which they say something else; none means the same content. */
  List<String> differences(ObjectNode sent, ObjectNode held) {
    List<String> paths = new ArrayList<>();
    object(sent.path("resourceType").asText(), sent, held, true, paths);
    return paths.stream().distinct().limit(MOST).toList();
  }

  private void object(String path, JsonNode a, JsonNode b, boolean top, List<String> paths) {
    Set<String> names = new TreeSet<>();
    a.fieldNames().forEachRemaining(names::add);
    b.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      if (!top || !OF_THE_SERVER.contains(name)) {
        node(path + "." + name, name, a.path(name), b.path(name), paths);
      }
    }
  }

  private void node(String path, String name, JsonNode a, JsonNode b, List<String> paths) {
    if (a.isObject() && b.isObject()) {
      object(path, a, b, false, paths);
    } else if (a.isArray() && b.isArray() && a.size() == b.size()) {
      for (int i = 0; i < a.size(); i++) {
        node(path, name, a.get(i), b.get(i), paths);
      }
    } else if (!isSame(name, a, b)) {
      paths.add(path);
    }
  }

  private boolean isSame(String name, JsonNode a, JsonNode b) {
    if (a.isNumber() && b.isNumber()) {
      return a.decimalValue().compareTo(b.decimalValue()) == 0;
    }
    boolean references = name.equals("reference") && a.isTextual() && b.isTextual();
    return references ? reference(a.textValue()).equals(reference(b.textValue())) : a.equals(b);
  }

  private String reference(String text) {
    String local = text.startsWith(base) ? text.substring(base.length()) : text;
    return local.replaceAll("/_history/.*", "");
  }
}
