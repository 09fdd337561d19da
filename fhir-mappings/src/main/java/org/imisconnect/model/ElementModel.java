package org.imisconnect.model;

import java.util.List;
import java.util.Optional;

/**
 * One element of a type, as JSON names it: each type of a choice is an element of its own ({@code
 * valueQuantity}). Immutable, thread-safe.
 *
 * @param name JSON name
 * @param index place in the order of HAPI's encoder, from 0; types of one choice stand side by side
 * @param min least number; of a choice: of all its types together
 * @param max largest number; {@link #UNBOUNDED} for {@code *}
 * @param typeName R4 type: {@code date}, {@code HumanName}, {@code Patient.contact}, {@code
 *     Resource} for any resource
 * @param choiceOf name of the choice without {@code [x]}: {@code value}; empty where it is none
 * @param referenceTargets resource types that a Reference or canonical may name; empty: any, or no
 *     reference
 * @param valueSet URL of the required value set; empty where there is none
 */
public record ElementModel(
    String name,
    int index,
    int min,
    int max,
    String typeName,
    String choiceOf,
    List<String> referenceTargets,
    String valueSet) {
  /** {@link #max} where any number is allowed. */
  public static final int UNBOUNDED = Integer.MAX_VALUE;

  public ElementModel {
    referenceTargets = List.copyOf(referenceTargets);
  }

  /** Whether JSON writes it as an array. */
  public boolean isList() {
    return max > 1;
  }

  /** Whether R4 wants at least one; of a choice: one of its types. */
  public boolean isRequired() {
    return min > 0;
  }

  /** Whether it is a value with an {@code _name} beside it, and not an object. */
  public boolean isPrimitive() {
    return Character.isLowerCase(typeName.charAt(0));
  }

  /** The primitive type: {@code date}; empty where the element is an object. */
  public Optional<String> primitive() {
    return isPrimitive() ? Optional.of(typeName) : Optional.empty();
  }

  /** The type of the object; empty where the element is a primitive. */
  public Optional<TypeModel> typeModel() {
    return isPrimitive() ? Optional.empty() : R4Model.type(typeName);
  }

  /** The codes that R4 requires; empty where it requires none. */
  public Optional<Binding> binding() {
    return valueSet.isEmpty() ? Optional.empty() : R4Model.binding(valueSet);
  }
}
