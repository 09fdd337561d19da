package org.imisconnect.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule holds for the module, and every rule fails for a class made to break it. */
class ArchitectureTest {
  private static final String BAD = "org.imisconnect.architecture.bad";
  private static final ArchitectureRules OURS = new ArchitectureRules("org.imisconnect");
  private static final ArchitectureRules THEIRS = new ArchitectureRules(BAD);
  private static final JavaClasses MODULE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.imisconnect");
  private static final JavaClasses BROKEN = new ClassFileImporter().importPackages(BAD);

  static Stream<ArchRule> rules() {
    return OURS.all().stream();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theModuleKeepsTheRule(ArchRule rule) {
    rule.check(MODULE);
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        Arguments.of(THEIRS.dataFlowsOneWay().get(0), "FindingThatKnowsPacks"),
        Arguments.of(THEIRS.dataFlowsOneWay().get(1), "RecordThatMaps"),
        Arguments.of(THEIRS.dataFlowsOneWay().get(2), "FunctionThatMaps"),
        Arguments.of(THEIRS.dataFlowsOneWay().get(3), "PackThatMaps"),
        Arguments.of(THEIRS.dataFlowsOneWay().get(4), "ModelThatMaps"),
        Arguments.of(THEIRS.dataFlowsOneWay().get(5), "MapThatChecks"),
        Arguments.of(THEIRS.dataFlowsOneWay().get(6), "CheckThatKnowsTyped"),
        Arguments.of(THEIRS.noCycles(), "FindingThatKnowsPacks"),
        Arguments.of(THEIRS.internalsStayHome(), "FindingThatKnowsPacks"),
        Arguments.of(THEIRS.runningAMapIsLean(), "RunWithJackson"),
        Arguments.of(THEIRS.onlyTypedAndDeepTouchHapi(), "ModelThatMaps"),
        Arguments.of(THEIRS.noJunkDrawerNames(), "RowHelper"),
        Arguments.of(THEIRS.nobodyOpensSockets(), "FunctionThatMaps"),
        Arguments.of(THEIRS.noGenericExceptions(), "FunctionThatMaps"),
        Arguments.of(THEIRS.nobodyPrintsOrExits(), "FunctionThatMaps"));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void aClassThatBreaksTheRuleIsSeen(ArchRule rule, String culprit) {
    assertThat(details(rule)).anyMatch(line -> line.contains(culprit));
  }

  @Test
  void everyRuleIsShownToFail() {
    assertThat(broken()).hasSize(THEIRS.all().size() - 1);
  }

  @Test
  void eachWayToReadTheMachineIsSeen() {
    assertThat(details(THEIRS.nobodyReadsTheMachine()))
        .extracting(line -> line.replaceAll(".*Clockwork\\.(\\w+)\\(.*", "$1").strip())
        .contains(
            "clock", "zone", "locale", "chance", "lowerCase", "format", "millis", "uuid", "bytes")
        .doesNotContain("fine");
  }

  private static List<String> details(ArchRule rule) {
    return rule.evaluate(BROKEN).getFailureReport().getDetails();
  }
}
