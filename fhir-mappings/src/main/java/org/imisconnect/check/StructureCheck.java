package org.imisconnect.check;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.imisconnect.finding.Finding;
import org.imisconnect.finding.FindingSink;
import org.imisconnect.finding.Place;
import org.imisconnect.finding.Severity;
import org.imisconnect.model.ElementModel;
import org.imisconnect.model.R4Model;
import org.imisconnect.model.TypeModel;
import org.imisconnect.pack.DidYouMean;
import org.imisconnect.value.R4Rule;
import org.imisconnect.value.Shape;

/**
 * Walks one resource and compares it with R4: known elements, lists where lists are wanted,
 * required elements, one type of a choice, values of primitives, required codes. One thread.
 */
final class StructureCheck {
  private final FindingSink findings;
  private final List<ResourceVisitor> visitors;
  private final List<String> steps = new ArrayList<>();
  private Place place = Place.of("-");

  StructureCheck(FindingSink findings, List<ResourceVisitor> visitors) {
    this.findings = findings;
    this.visitors = visitors;
  }

  /** Checks the resource whose object begins at the parser's current token. */
  void check(JsonParser parser, Place at) throws IOException {
    place = at;
    steps.clear();
    Members members = new Members();
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      add("R4_TYPE", "", "a resource is a JSON object", "Write one resource a line.");
      parser.skipChildren();
      return;
    }
    String name = parser.nextFieldName();
    if (!"resourceType".equals(name) || parser.nextToken() != JsonToken.VALUE_STRING) {
      add(
          "R4_UNKNOWN_TYPE",
          "",
          "`resourceType` is not the first member",
          "Put it first: so a stream can be read at once.");
      skipRest(parser);
      return;
    }
    resource(parser, parser.getText(), members);
  }

  private void resource(JsonParser parser, String type, Members members) throws IOException {
    Optional<TypeModel> model = R4Model.type(type);
    if (model.isEmpty() || type.indexOf('.') >= 0) {
      add(
          "R4_UNKNOWN_TYPE",
          "",
          "R4 has no resource of this type." + DidYouMean.sentence(type, R4Model.resourceNames()),
          "");
      skipRest(parser);
      return;
    }
    if (type.equals("Bundle")) {
      members(parser, model.get(), type, members);
      return;
    }
    visitors.forEach(visitor -> visitor.begin(place, type));
    members(parser, model.get(), type, members);
    visitors.forEach(ResourceVisitor::end);
  }

  private static void skipRest(JsonParser parser) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      parser.nextToken();
      parser.skipChildren();
    }
  }

  private void object(JsonParser parser, TypeModel type, String path) throws IOException {
    members(parser, type, path, new Members());
  }

  private void members(JsonParser parser, TypeModel type, String path, Members seen)
      throws IOException {
    boolean empty = true;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      empty = false;
      member(parser, type, path, seen);
    }
    if (empty && steps.size() > 0) {
      add("R4_EMPTY", path, "an object without members", "Leave the element out.");
    }
    required(type, path, seen);
  }

  private void member(JsonParser parser, TypeModel type, String path, Members seen)
      throws IOException {
    String name = parser.currentName();
    boolean shadow = name.startsWith("_");
    Optional<ElementModel> found = type.element(shadow ? name.substring(1) : name);
    parser.nextToken();
    if (found.isEmpty() || (shadow && !found.get().isPrimitive())) {
      unknown(type, path, name);
      parser.skipChildren();
      return;
    }
    ElementModel element = found.get();
    seen.note(this, path, element, shadow);
    steps.add(element.name());
    list(parser, element, shadow, path + "." + element.name());
    steps.remove(steps.size() - 1);
  }

  private void unknown(TypeModel type, String path, String name) {
    if (name.equals("resourceType") && steps.isEmpty()) {
      return;
    }
    add(
        "R4_UNKNOWN_ELEMENT",
        path,
        "unknown element `"
            + shortened(name)
            + "` of "
            + type.name()
            + "."
            + DidYouMean.sentence(name, type.elementNames()),
        "");
  }

  /** A member's name is no personal value unless somebody made it one: never show a long one. */
  private static String shortened(String name) {
    boolean plain =
        name.length() <= 40 && name.chars().allMatch(c -> c == '_' || Character.isLetter(c));
    return plain ? name : "a name of " + Shape.of(name);
  }

  private void list(JsonParser parser, ElementModel element, boolean shadow, String path)
      throws IOException {
    boolean array = parser.currentToken() == JsonToken.START_ARRAY;
    if (array != element.isList()) {
      add(
          "R4_CARDINALITY",
          path,
          element.isList() ? "a list is wanted" : "one value is wanted, a list was found",
          "");
    }
    if (!array) {
      value(parser, element, shadow, path);
      return;
    }
    int index = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      value(parser, element, shadow, path + "[" + index++ + "]");
    }
    if (index == 0) {
      add("R4_EMPTY", path, "an empty list", "Leave the element out.");
    }
  }

  private void value(JsonParser parser, ElementModel element, boolean shadow, String path)
      throws IOException {
    JsonToken token = parser.currentToken();
    if (shadow || !element.isPrimitive()) {
      objectValue(parser, element, shadow, path);
    } else if (token == JsonToken.VALUE_NULL) {
      return;
    } else if (token.isStructEnd() || token.isStructStart()) {
      add("R4_TYPE", path, "a value of type " + element.typeName() + " is wanted", "");
      parser.skipChildren();
    } else {
      primitive(parser, element, path);
    }
  }

  private void objectValue(JsonParser parser, ElementModel element, boolean shadow, String path)
      throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL && shadow) {
      return;
    }
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      add("R4_TYPE", path, "an object of type " + element.typeName() + " is wanted", "");
      parser.skipChildren();
      return;
    }
    if (shadow) {
      object(parser, R4Model.type("Element").orElseGet(this::extension), path);
    } else if (element.typeName().equals("Resource")) {
      inner(parser);
    } else {
      object(parser, element.typeModel().orElseThrow(), path);
    }
  }

  /** A primitive's own object may hold an id and extensions, as an Extension does. */
  private TypeModel extension() {
    return R4Model.type("Extension").orElseThrow();
  }

  /** A resource inside another: an entry of a Bundle is checked as if it stood alone. */
  private void inner(JsonParser parser) throws IOException {
    String name = parser.nextFieldName();
    if (!"resourceType".equals(name) || parser.nextToken() != JsonToken.VALUE_STRING) {
      add("R4_UNKNOWN_TYPE", "", "a resource inside another, without its type first", "");
      skipRest(parser);
      return;
    }
    List<String> outer = List.copyOf(steps);
    boolean entry = outer.equals(List.of("entry", "resource"));
    if (entry) {
      steps.clear();
      resource(parser, parser.getText(), new Members());
      steps.addAll(outer);
    } else {
      Optional<TypeModel> model = R4Model.type(parser.getText());
      if (model.isEmpty()) {
        add("R4_UNKNOWN_TYPE", "", "a contained resource of no known type", "");
        skipRest(parser);
      } else {
        members(parser, model.get(), parser.getText(), new Members());
      }
    }
  }

  private void primitive(JsonParser parser, ElementModel element, String path) throws IOException {
    String text = parser.getText();
    Optional<R4Rule> rule = Primitives.rule(element);
    boolean fits = JsonKinds.fits(element.typeName(), parser.currentToken());
    if (!fits || (rule.isPresent() && !Primitives.holds(rule.get(), text))) {
      add(
          "R4_VALUE",
          path,
          "not a valid " + element.typeName() + " (" + Shape.of(text) + ")",
          rule.map(broken -> "Allowed: " + broken.allowed() + ".").orElse(""));
      return;
    }
    code(element, path, text);
    visitors.forEach(visitor -> visitor.value(path, steps, element, text));
  }

  private void code(ElementModel element, String path, String text) {
    element
        .binding()
        .filter(binding -> element.typeName().equals("code") && binding.isListed())
        .filter(binding -> !binding.codes().contains(text))
        .ifPresent(
            binding ->
                add(
                    "R4_CODE",
                    path,
                    "not a code that R4 allows here (" + Shape.of(text) + ")",
                    "Allowed: " + String.join(", ", binding.codes()) + "."));
  }

  private void required(TypeModel type, String path, Members seen) {
    for (ElementModel element : type.elements()) {
      String name = element.choiceOf().isEmpty() ? element.name() : element.choiceOf();
      if (element.isRequired() && seen.names.add(name)) {
        add("R4_MISSING", path + "." + name, "a required element is missing", "");
      }
    }
  }

  private void add(String code, String path, String message, String hint) {
    findings.add(new Finding(code, Severity.ERROR, place, path, "", message, hint));
  }

  /** Which members of one object were met. */
  private static final class Members {
    private final Set<String> names = new HashSet<>();
    private final Map<String, String> written = new HashMap<>();

    void note(StructureCheck check, String path, ElementModel element, boolean shadow) {
      String name = element.choiceOf().isEmpty() ? element.name() : element.choiceOf();
      String before = written.putIfAbsent(name, element.name());
      if (before != null && !before.equals(element.name())) {
        check.add(
            "R4_CHOICE", path + "." + name, "two types of one choice", "Keep one: " + before + ".");
      }
      if (!names.add(name) && !shadow && before == null) {
        check.add("R4_CARDINALITY", path + "." + name, "the element stands twice", "");
      }
    }
  }
}
