package org.imisconnect.cli.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule holds for all modules, and every rule fails for a class made to break it. */
class WholeArchitectureTest {
  private static final String BAD = "org.imisconnect.cli.architecture.bad";
  private static final WholeArchitecture THEIRS = new WholeArchitecture(BAD);
  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.imisconnect");
  private static final JavaClasses BROKEN = new ClassFileImporter().importPackages(BAD);

  static Stream<ArchRule> rules() {
    return new WholeArchitecture("org.imisconnect").all();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void allModulesKeepTheRule(ArchRule rule) {
    rule.check(ALL);
  }

  @Test
  void allModulesAreLookedAt() {
    assertThat(ALL.size()).isGreaterThan(400);
    for (String stage : new String[] {"source", "reconcile", "run", "cli", "fixtures", "map"}) {
      assertThat(ALL)
          .anyMatch(type -> type.getPackageName().startsWith("org.imisconnect." + stage));
    }
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        Arguments.of(THEIRS.sourcesKnowRecordsAndFindingsOnly(), "SourceThatRuns"),
        Arguments.of(THEIRS.theRecountKnowsNoRun(), "RecountThatRuns"),
        Arguments.of(THEIRS.onlyRunKnowsAllStages(), "RecountThatRuns"),
        Arguments.of(THEIRS.theLedgerKnowsNoExchange(), "LedgerThatReads"),
        Arguments.of(THEIRS.onlyExchangeHttpOpensSockets(), "SourceThatRuns"),
        Arguments.of(THEIRS.onlyTheCommandLinePrintsOrExits(), "RecountThatRuns"),
        Arguments.of(THEIRS.onlyMainReadsTheClock(), "LedgerThatReads"),
        Arguments.of(THEIRS.nothingProductiveKnowsTheFixtures(), "LedgerThatReads"),
        Arguments.of(THEIRS.noJunkDrawerNames(), "FixtureHelper"));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void aClassThatBreaksTheRuleIsSeen(ArchRule rule, String culprit) {
    assertThat(rule.evaluate(BROKEN).getFailureReport().getDetails())
        .anyMatch(line -> line.contains(culprit));
  }

  @Test
  void everyRuleIsShownToFail() {
    assertThat(broken()).hasSize((int) THEIRS.all().count());
  }
}
