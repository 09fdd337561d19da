package org.imisconnect.model;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A resource, datatype or backbone of R4 with its elements. Immutable, thread-safe. */
public final class TypeModel {
  private final String name;
  private final TypeKind kind;
  private final List<ElementModel> elements;
  private final Map<String, ElementModel> byName = new HashMap<>();

  TypeModel(String name, TypeKind kind, List<ElementModel> elements) {
    this.name = name;
    this.kind = kind;
    this.elements = List.copyOf(elements);
    for (ElementModel element : elements) {
      byName.put(element.name(), element);
    }
  }

  /** {@code Patient}, {@code HumanName}, {@code Patient.contact}. */
  public String name() {
    return name;
  }

  public TypeKind kind() {
    return kind;
  }

  /** Every element in the order of HAPI's encoder, {@code id} and {@code extension} included. */
  public List<ElementModel> elements() {
    return elements;
  }

  /** An element by its JSON name; empty where the type has none of that name. */
  public Optional<ElementModel> element(String jsonName) {
    return Optional.ofNullable(byName.get(jsonName));
  }

  /** The types of each choice by its name without {@code [x]}, in order. */
  public Map<String, List<ElementModel>> choices() {
    Map<String, List<ElementModel>> choices = new LinkedHashMap<>();
    for (ElementModel element : elements) {
      if (!element.choiceOf().isEmpty()) {
        choices
            .computeIfAbsent(element.choiceOf(), key -> new java.util.ArrayList<>())
            .add(element);
      }
    }
    return choices;
  }

  /** Names of all elements, in order: for messages. */
  public List<String> elementNames() {
    return elements.stream().map(ElementModel::name).toList();
  }

  @Override
  public String toString() {
    return name;
  }
}
