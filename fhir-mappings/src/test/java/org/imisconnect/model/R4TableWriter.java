package org.imisconnect.model;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.ElementDefinition.TypeRefComponent;
import org.hl7.fhir.r4.model.Enumerations.BindingStrength;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.StructureDefinition.StructureDefinitionKind;
import org.hl7.fhir.r4.model.StructureDefinition.TypeDerivationRule;
import org.hl7.fhir.r4.model.ValueSet;

/**
 * Makes the committed tables from what HAPI ships: the definitions of R4, in its encoder's order.
 */
final class R4TableWriter {
  private static final String DEFINITIONS = "http://hl7.org/fhir/StructureDefinition/";
  private static final String VALUE_SETS = "http://hl7.org/fhir/ValueSet/";

  /** Longer lists are open in truth, or of no use in a message. */
  private static final int MAX_CODES = 1_000;

  private final FhirContext context;
  private final DefaultProfileValidationSupport definitions;
  private final ValidationSupportChain support;
  private final TreeSet<String> valueSets = new TreeSet<>();

  R4TableWriter(FhirContext context) {
    this.context = context;
    definitions = new DefaultProfileValidationSupport(context);
    support =
        new ValidationSupportChain(
            definitions,
            new CommonCodeSystemsTerminologyService(context),
            new InMemoryTerminologyServerValidationSupport(context));
  }

  /** The text of {@code r4.tsv}. */
  String types() {
    TreeMap<String, StructureDefinition> sorted = new TreeMap<>();
    for (StructureDefinition definition :
        definitions.<StructureDefinition>fetchAllStructureDefinitions()) {
      if (isOwnType(definition)) {
        sorted.put(definition.getType(), definition);
      }
    }
    StringBuilder out = new StringBuilder();
    sorted.values().forEach(definition -> type(definition, out));
    return out.toString();
  }

  /** The text of {@code r4-codes.tsv}; call {@link #types} first. */
  String codes() {
    StringBuilder out = new StringBuilder();
    for (String valueSet : valueSets) {
      StringBuilder lines = new StringBuilder();
      expand(valueSet)
          .forEach((system, codes) -> lines.append(system + "\t" + String.join(" ", codes) + "\n"));
      section(shortName(valueSet), "", lines.toString(), out);
    }
    return out.toString();
  }

  private static boolean isOwnType(StructureDefinition definition) {
    boolean composite =
        definition.getKind() == StructureDefinitionKind.RESOURCE
            || definition.getKind() == StructureDefinitionKind.COMPLEXTYPE;
    return composite
        && !definition.getAbstract()
        && definition.getDerivation() != TypeDerivationRule.CONSTRAINT
        && definition.getUrl().equals(DEFINITIONS + definition.getType());
  }

  private void type(StructureDefinition definition, StringBuilder out) {
    String name = definition.getType();
    boolean resource = definition.getKind() == StructureDefinitionKind.RESOURCE;
    Map<String, Map<String, ElementDefinition>> byParent = new LinkedHashMap<>();
    for (ElementDefinition element : definition.getSnapshot().getElement()) {
      int dot = element.getPath().lastIndexOf('.');
      if (dot > 0) {
        byParent
            .computeIfAbsent(element.getPath().substring(0, dot), key -> new LinkedHashMap<>())
            .put(element.getPath().substring(dot + 1), element);
      }
    }
    BaseRuntimeElementCompositeDefinition<?> runtime =
        resource
            ? context.getResourceDefinition(name)
            : (BaseRuntimeElementCompositeDefinition<?>) context.getElementDefinition(name);
    section(name, resource ? "resource" : "datatype", runtime, byParent, out);
  }

  /** HAPI's encoder writes the url of an extension before the extensions inside it. */
  private static List<BaseRuntimeChildDefinition> inOrder(
      String path, BaseRuntimeElementCompositeDefinition<?> runtime) {
    List<BaseRuntimeChildDefinition> children = new ArrayList<>(runtime.getChildrenAndExtension());
    if (path.equals("Extension")) {
      children.sort(Comparator.comparingInt(child -> rank(child.getElementName())));
    }
    return children;
  }

  private static int rank(String name) {
    return name.equals("id") ? 0 : name.equals("url") ? 1 : 2;
  }

  private void section(
      String path,
      String kind,
      BaseRuntimeElementCompositeDefinition<?> runtime,
      Map<String, Map<String, ElementDefinition>> byParent,
      StringBuilder out) {
    Map<String, ElementDefinition> elements = new LinkedHashMap<>(byParent.get(path));
    StringBuilder lines = new StringBuilder();
    List<BaseRuntimeChildDefinition> backbones = new ArrayList<>();
    for (BaseRuntimeChildDefinition child : inOrder(path, runtime)) {
      String name = child.getElementName();
      name = elements.containsKey(name) ? name : name + "[x]";
      ElementDefinition element = elements.remove(name);
      if (element == null) {
        continue; // HAPI inherits some from a class of its own: ChargeItemDefinition.name is not R4
      }
      lines.append(line(kind, name, element, byParent)).append('\n');
      if (byParent.containsKey(element.getPath())) {
        backbones.add(child);
      }
    }
    if (!elements.isEmpty()) {
      throw new IllegalStateException(path + " has " + elements.keySet() + " unknown to HAPI");
    }
    section(path, kind, lines.toString(), out);
    for (BaseRuntimeChildDefinition child : backbones) {
      String name = child.getElementName();
      var below = (BaseRuntimeElementCompositeDefinition<?>) child.getChildByName(name);
      section(path + "." + name, "backbone", below, byParent, out);
    }
  }

  private static void section(String name, String note, String lines, StringBuilder out) {
    int length = lines.getBytes(StandardCharsets.UTF_8).length;
    out.append("=" + name + "\t" + note + "\t" + length + "\n").append(lines);
  }

  private String line(
      String kind,
      String name,
      ElementDefinition element,
      Map<String, Map<String, ElementDefinition>> byParent) {
    String types = types(kind, element, byParent.containsKey(element.getPath()));
    String text =
        String.join(
            "\t",
            name,
            String.valueOf(element.getMin()),
            element.getMax(),
            types,
            targets(element),
            binding(element));
    return text.replaceAll("\t+$", "");
  }

  private static String types(String kind, ElementDefinition element, boolean hasChildren) {
    if (element.hasContentReference()) {
      return element.getContentReference().substring(1);
    }
    if (hasChildren) {
      return element.getPath();
    }
    if (element.getPath().endsWith(".id")) {
      return kind.equals("resource") ? "id" : "string";
    }
    return element.getType().stream()
        .map(TypeRefComponent::getWorkingCode)
        .map(code -> code.substring(code.lastIndexOf('.') + 1))
        .map(code -> code.equals("String") ? "string" : code)
        .distinct()
        .collect(Collectors.joining(" "));
  }

  private static String targets(ElementDefinition element) {
    List<String> targets =
        element.getType().stream()
            .flatMap(type -> type.getTargetProfile().stream())
            .map(CanonicalType::getValue)
            .map(url -> url.substring(DEFINITIONS.length()))
            .distinct()
            .toList();
    return targets.contains("Resource") ? "" : String.join(" ", targets);
  }

  private String binding(ElementDefinition element) {
    if (!element.hasBinding() || element.getBinding().getStrength() != BindingStrength.REQUIRED) {
      return "";
    }
    String url = element.getBinding().getValueSet().replaceAll("\\|.*", "");
    valueSets.add(url);
    return shortName(url);
  }

  private static String shortName(String url) {
    return url.startsWith(VALUE_SETS) ? url.substring(VALUE_SETS.length()) : url;
  }

  /** Codes by system; empty where they cannot be listed. */
  private Map<String, List<String>> expand(String url) {
    Map<String, List<String>> bySystem = new LinkedHashMap<>();
    var valueSet = definitions.fetchValueSet(url);
    if (valueSet == null) {
      return bySystem;
    }
    var outcome = support.expandValueSet(new ValidationSupportContext(support), null, valueSet);
    if (outcome == null || outcome.getValueSet() == null) {
      return bySystem;
    }
    ValueSet expanded = (ValueSet) outcome.getValueSet();
    if (expanded.getExpansion().getContains().size() > MAX_CODES) {
      return bySystem;
    }
    expanded
        .getExpansion()
        .getContains()
        .forEach(
            code ->
                bySystem
                    .computeIfAbsent(code.getSystem(), key -> new ArrayList<>())
                    .add(code.getCode()));
    return bySystem;
  }
}
