package org.imisconnect.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class R4ModelTest {
  @Test
  void elementsHaveTypeCardinalityAndOrder() {
    TypeModel patient = R4Model.type("Patient").orElseThrow();
    assertThat(patient.kind()).isEqualTo(TypeKind.RESOURCE);
    assertThat(patient.elementNames())
        .startsWith("id", "meta", "implicitRules", "language", "text");
    ElementModel birthDate = patient.element("birthDate").orElseThrow();
    assertThat(birthDate.primitive()).contains("date");
    assertThat(birthDate.isList()).isFalse();
    assertThat(birthDate.isRequired()).isFalse();
    assertThat(birthDate.typeModel()).isEmpty();
    ElementModel name = patient.element("name").orElseThrow();
    assertThat(name.max()).isEqualTo(ElementModel.UNBOUNDED);
    assertThat(name.typeModel().orElseThrow().element("family")).isPresent();
    assertThat(name.index()).isLessThan(birthDate.index());
    assertThat(patient.element("birthdate")).isEmpty();
  }

  @Test
  void aChoiceIsItsTypes() {
    TypeModel patient = R4Model.type("Patient").orElseThrow();
    assertThat(patient.element("deceased")).isEmpty();
    assertThat(patient.element("deceasedDateTime").orElseThrow().choiceOf()).isEqualTo("deceased");
    assertThat(patient.choices().get("deceased"))
        .extracting(ElementModel::name)
        .containsExactly("deceasedBoolean", "deceasedDateTime");
    assertThat(R4Model.type("Extension").orElseThrow().element("valueMoney")).isPresent();
  }

  @Test
  void backbonesAndContentReferencesAreTypes() {
    TypeModel item = R4Model.type("Claim.item").orElseThrow();
    assertThat(item.kind()).isEqualTo(TypeKind.BACKBONE);
    assertThat(item.element("sequence").orElseThrow().isRequired()).isTrue();
    TypeModel entry = R4Model.type("Bundle.entry").orElseThrow();
    assertThat(entry.element("link").orElseThrow().typeName()).isEqualTo("Bundle.link");
    assertThat(entry.element("link").orElseThrow().typeModel()).isPresent();
  }

  @Test
  void referencesNameTheirTargets() {
    TypeModel claim = R4Model.type("Claim").orElseThrow();
    assertThat(claim.element("patient").orElseThrow().referenceTargets())
        .containsExactly("Patient");
    TypeModel group = R4Model.type("Group.member").orElseThrow();
    assertThat(group.element("entity").orElseThrow().referenceTargets())
        .contains("Patient", "Group");
    TypeModel extension = R4Model.type("Extension").orElseThrow();
    assertThat(extension.element("valueReference").orElseThrow().referenceTargets()).isEmpty();
  }

  @Test
  void requiredCodesAreListedWithTheirSystem() {
    ElementModel gender = R4Model.type("Patient").orElseThrow().element("gender").orElseThrow();
    Binding binding = gender.binding().orElseThrow();
    assertThat(binding.codes()).containsExactlyInAnyOrder("male", "female", "other", "unknown");
    assertThat(binding.systems())
        .containsEntry("male", "http://hl7.org/fhir/administrative-gender");
    assertThat(binding.isListed()).isTrue();
    ElementModel status =
        R4Model.type("Patient").orElseThrow().element("maritalStatus").orElseThrow();
    assertThat(status.binding()).isEmpty();
  }

  @Test
  void codesThatCannotBeListedAreOpen() {
    ElementModel type =
        R4Model.type("Attachment").orElseThrow().element("contentType").orElseThrow();
    assertThat(type.binding().orElseThrow().isListed()).isFalse();
  }

  @Test
  void currenciesAreListed() {
    ElementModel currency = R4Model.type("Money").orElseThrow().element("currency").orElseThrow();
    assertThat(currency.binding().orElseThrow().codes()).contains("LAK", "VND", "TZS");
  }

  @Test
  void namesAreThoseOfR4() {
    assertThat(R4Model.resourceNames()).hasSize(146).contains("Patient", "Claim").isSorted();
    assertThat(R4Model.typeNames()).contains("HumanName", "Claim").doesNotContain("Claim.item");
    assertThat(R4Model.type("Resource")).isEmpty();
    assertThat(R4Model.type("date")).isEmpty();
    assertThat(R4Model.type("Patiant")).isEmpty();
  }

  @Test
  void everyElementHasATypeThatIsKnownAndABindingThatIsKnown() {
    List<String> open = new java.util.ArrayList<>();
    for (String name : R4Model.typeNames()) {
      check(R4Model.type(name).orElseThrow(), open);
    }
    assertThat(open).isEmpty();
  }

  private static void check(TypeModel type, List<String> open) {
    for (ElementModel element : type.elements()) {
      boolean any = element.typeName().equals("Resource");
      if (!element.isPrimitive() && !any && element.typeModel().isEmpty()) {
        open.add(type + "." + element.name() + " is of " + element.typeName());
      }
      if (!element.valueSet().isEmpty() && element.binding().isEmpty()) {
        open.add(type + "." + element.name() + " takes " + element.valueSet());
      }
      boolean own = element.typeName().startsWith(type.name() + ".");
      if (own && element.typeName().equals(type.name() + "." + element.name())) {
        check(element.typeModel().orElseThrow(), open);
      }
    }
  }
}
