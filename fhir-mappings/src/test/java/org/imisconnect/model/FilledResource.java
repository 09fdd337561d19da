package org.imisconnect.model;

import java.util.HashMap;
import java.util.Map;

/** Writes a resource with every element filled, in the order of the model; arrays hold one item. */
final class FilledResource {
  private static final int MAX_DEPTH = 6;
  private final Map<String, Integer> open = new HashMap<>();
  private final StringBuilder out = new StringBuilder();
  private final int choice;

  /**
   * @param choice which type of each choice is written, counted round and round
   */
  private FilledResource(int choice) {
    this.choice = choice;
  }

  static String json(String resource, int choice) {
    FilledResource filled = new FilledResource(choice);
    filled.out.append("{\"resourceType\":\"").append(resource).append('"');
    filled.members(R4Model.type(resource).orElseThrow(), 0);
    return filled.out.append('}').toString();
  }

  private void members(TypeModel type, int depth) {
    open.merge(type.name(), 1, Integer::sum);
    String done = "";
    for (ElementModel element : type.elements()) {
      boolean another = !element.choiceOf().isEmpty() && element.choiceOf().equals(done);
      if (!another && isWanted(element, type, depth)) {
        done = element.choiceOf();
        member(done.isEmpty() ? element : chosen(type, done), depth);
      }
    }
    open.merge(type.name(), -1, Integer::sum);
  }

  private ElementModel chosen(TypeModel type, String name) {
    var options = type.choices().get(name);
    return options.get(choice % options.size());
  }

  /** Leaves out what would not end, and what HAPI treats apart from the order of elements. */
  private boolean isWanted(ElementModel element, TypeModel type, int depth) {
    boolean resource = element.typeName().equals("Resource");
    boolean again = open.getOrDefault(element.typeName(), 0) > 0;
    boolean idOfObject = element.name().equals("id") && type.kind() != TypeKind.RESOURCE;
    boolean tooDeep = depth >= MAX_DEPTH && element.primitive().isEmpty();
    boolean choiceOfExtension =
        type.name().equals("Extension") && element.name().equals("extension");
    return !resource && !again && !tooDeep && !choiceOfExtension && !(idOfObject && depth == 0);
  }

  private void member(ElementModel element, int depth) {
    if (out.charAt(out.length() - 1) != '{') {
      out.append(',');
    }
    out.append('"').append(element.name()).append("\":");
    out.append(element.isList() ? "[" : "");
    value(element, depth);
    out.append(element.isList() ? "]" : "");
  }

  private void value(ElementModel element, int depth) {
    if (element.isPrimitive()) {
      out.append(primitive(element));
      return;
    }
    out.append('{');
    if (element.typeName().equals("Extension")) {
      out.append("\"url\":\"http://example.org/x\",\"valueString\":\"x\"");
    } else {
      members(element.typeModel().orElseThrow(), depth + 1);
    }
    out.append('}');
  }

  private static String primitive(ElementModel element) {
    String type = element.primitive().orElseThrow();
    return switch (type) {
      case "boolean" -> "true";
      case "integer", "positiveInt", "unsignedInt" -> "7";
      case "decimal" -> "7.50";
      case "date" -> "\"2024-02-29\"";
      case "dateTime", "instant" -> "\"2024-02-29T10:11:12+07:00\"";
      case "time" -> "\"10:11:12\"";
      case "base64Binary" -> "\"AAAA\"";
      case "xhtml" -> "\"<div xmlns=\\\"http://www.w3.org/1999/xhtml\\\">x</div>\"";
      case "uri", "url", "canonical" -> "\"http://example.org/x\"";
      case "oid" -> "\"urn:oid:1.2.3\"";
      case "uuid" -> "\"urn:uuid:00000000-0000-4000-8000-000000000001\"";
      case "code" -> "\"" + code(element) + "\"";
      case "string" -> element.name().equals("reference") ? "\"Patient/x\"" : "\"x\"";
      case "id", "markdown" -> "\"x\"";
      default -> throw new IllegalStateException("no value for " + type);
    };
  }

  private static String code(ElementModel element) {
    return element.binding().flatMap(b -> b.codes().stream().findFirst()).orElse("x");
  }
}
