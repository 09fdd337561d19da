package org.imisconnect.source;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class SourceArchitectureTest {
  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.imisconnect.source");

  @Test
  void sourcesSeeOnlyRecordsAndFindings() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("ca.uhn..", "org.hl7..")
        .orShould()
        .dependOnClassesThat(
            com.tngtech.archunit.base.DescribedPredicate.describe(
                "are of another stage",
                type ->
                    type.getPackageName().startsWith("org.imisconnect.")
                        && !type.getPackageName()
                            .matches("org\\.imisconnect\\.(source|record|finding)(\\..*)?")))
        .check(classes);
  }

  @Test
  void kindsDoNotSeeEachOther() {
    for (String kind : new String[] {"delimited", "jdbc", "json", "sheet"}) {
      noClasses()
          .that()
          .resideOutsideOfPackage("org.imisconnect.source." + kind + "..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.imisconnect.source." + kind + "..")
          .check(classes);
    }
  }
}
