package org.imisconnect.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What R4 (4.0.1) says of its resources and datatypes: elements in the order of HAPI's encoder,
 * cardinalities, choices, references, required codes. Read from committed tables on first use, type
 * by type. Thread-safe.
 *
 * <pre>{@code
 * R4Model.type("Patient").flatMap(type -> type.element("birthDate"))
 * }</pre>
 */
public final class R4Model {
  private static final String VALUE_SETS = "http://hl7.org/fhir/ValueSet/";
  private static final Map<String, Optional<TypeModel>> TYPES = new ConcurrentHashMap<>();
  private static final Map<String, Optional<Binding>> BINDINGS = new ConcurrentHashMap<>();

  private R4Model() {}

  /**
   * A resource ({@code Patient}), a datatype ({@code HumanName}) or a backbone ({@code
   * Patient.contact}); empty for any other name, primitives and abstract types included.
   */
  public static Optional<TypeModel> type(String name) {
    // Written out: a method reference costs a cold start more than reading the type does.
    Optional<TypeModel> known = TYPES.get(name);
    if (known != null) {
      return known;
    }
    Optional<ModelTable.Section> section = Types.TABLE.find(name);
    if (section.isEmpty()) {
      return Optional.empty();
    }
    TYPES.putIfAbsent(name, Optional.of(toType(section.get())));
    return Objects.requireNonNull(TYPES.get(name));
  }

  /** Names of all resources and datatypes, sorted; without backbones. */
  public static List<String> typeNames() {
    return Types.TABLE.names().stream().filter(name -> name.indexOf('.') < 0).sorted().toList();
  }

  /** Names of all resources, sorted. */
  public static List<String> resourceNames() {
    return typeNames().stream()
        .filter(name -> Types.TABLE.find(name).orElseThrow().note().equals("resource"))
        .toList();
  }

  /** The codes of a value set that some element requires; empty for any other. */
  public static Optional<Binding> binding(String valueSet) {
    return BINDINGS.computeIfAbsent(valueSet, R4Model::readBinding);
  }

  private static TypeModel toType(ModelTable.Section section) {
    List<ElementModel> elements = new java.util.ArrayList<>();
    for (String[] cells : section.lines()) {
      addElements(cells, elements);
    }
    TypeKind kind = TypeKind.valueOf(section.note().toUpperCase(java.util.Locale.ROOT));
    return new TypeModel(section.name(), kind, elements);
  }

  /** One line of the table: name, min, max, types, reference targets, value set. */
  private static void addElements(String[] cells, List<ElementModel> elements) {
    int min = Integer.parseInt(cells[1]);
    int max = cells[2].equals("*") ? ElementModel.UNBOUNDED : Integer.parseInt(cells[2]);
    List<String> targets = words(cells.length > 4 ? cells[4] : "");
    String valueSet = cells.length > 5 ? longName(cells[5]) : "";
    boolean choice = cells[0].endsWith("[x]");
    String base = choice ? cells[0].substring(0, cells[0].length() - 3) : "";
    for (String type : words(cells[3])) {
      String name = choice ? base + capital(type) : cells[0];
      List<String> own = mayRefer(type) ? targets : List.of();
      String codes = mayBind(type) ? valueSet : "";
      elements.add(new ElementModel(name, elements.size(), min, max, type, base, own, codes));
    }
  }

  /** In a choice, targets belong to its references only. */
  private static boolean mayRefer(String type) {
    return type.equals("Reference") || type.equals("canonical");
  }

  /** In a choice, codes belong to the types that hold codes only. */
  private static boolean mayBind(String type) {
    return switch (type) {
      case "code", "Coding", "CodeableConcept", "string", "uri", "Quantity" -> true;
      default -> false;
    };
  }

  private static Optional<Binding> readBinding(String valueSet) {
    return Codes.TABLE.find(shortName(valueSet)).map(section -> toBinding(valueSet, section));
  }

  private static Binding toBinding(String valueSet, ModelTable.Section section) {
    Map<String, String> systems = new LinkedHashMap<>();
    for (String[] cells : section.lines()) {
      for (String code : words(cells[1])) {
        systems.putIfAbsent(code, cells[0]);
      }
    }
    return new Binding(valueSet, java.util.Collections.unmodifiableMap(systems));
  }

  private static String shortName(String valueSet) {
    return valueSet.startsWith(VALUE_SETS) ? valueSet.substring(VALUE_SETS.length()) : valueSet;
  }

  private static String longName(String valueSet) {
    return valueSet.isEmpty() || valueSet.contains(":") ? valueSet : VALUE_SETS + valueSet;
  }

  private static List<String> words(String cell) {
    return cell.isEmpty() ? List.of() : List.of(cell.split(" "));
  }

  private static String capital(String type) {
    return Character.toUpperCase(type.charAt(0)) + type.substring(1);
  }

  /** Loaded when the first type is asked for. */
  private static final class Types {
    static final ModelTable TABLE = ModelTable.read("/model/r4.tsv");
  }

  /** Loaded when the first required binding is asked for. */
  private static final class Codes {
    static final ModelTable TABLE = ModelTable.read("/model/r4-codes.tsv");
  }
}
