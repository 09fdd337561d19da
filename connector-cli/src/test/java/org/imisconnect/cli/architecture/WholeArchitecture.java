package org.imisconnect.cli.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.stream.Stream;

/** The rules between stages and modules, for the packages below one base. */
record WholeArchitecture(String base) {

  private String in(String stage) {
    return base + "." + stage + "..";
  }

  private String[] these(String... stages) {
    return Stream.of(stages).map(this::in).toArray(String[]::new);
  }

  ArchRule sourcesKnowRecordsAndFindingsOnly() {
    return noClasses()
        .that()
        .resideInAPackage(in("source"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            these(
                "map",
                "model",
                "check",
                "verify",
                "run",
                "receiver",
                "exchange",
                "ledger",
                "reconcile",
                "cli",
                "fixtures"));
  }

  ArchRule theRecountKnowsNoRun() {
    return noClasses()
        .that()
        .resideInAPackage(in("reconcile"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(these("run", "cli", "fixtures"));
  }

  ArchRule onlyRunKnowsAllStages() {
    return noClasses()
        .that()
        .resideInAnyPackage(these("source", "receiver", "exchange", "ledger", "reconcile"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(these("run", "cli"));
  }

  ArchRule theLedgerKnowsNoExchange() {
    return noClasses()
        .that()
        .resideInAPackage(in("ledger"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(these("exchange", "source", "map"));
  }

  ArchRule onlyExchangeHttpOpensSockets() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(these("exchange.http", "fixtures"))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("okhttp3..", "java.net.http..")
                .or(describe("are sockets", WholeArchitecture::isSocket)));
  }

  private static boolean isSocket(JavaClass type) {
    return Set.of(
            "java.net.Socket",
            "java.net.ServerSocket",
            "java.net.DatagramSocket",
            "java.net.HttpURLConnection",
            "javax.net.ssl.SSLSocket")
        .contains(type.getName());
  }

  ArchRule onlyTheCommandLinePrintsOrExits() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(in("cli"))
        .should()
        .accessTargetWhere(describe("prints or exits", (JavaAccess<?> access) -> isTalk(access)));
  }

  private static boolean isTalk(JavaAccess<?> access) {
    String owner = access.getTarget().getOwner().getName();
    String name = access.getTarget().getName();
    return (owner.equals("java.lang.System") && Set.of("out", "err", "in", "exit").contains(name))
        || name.equals("printStackTrace");
  }

  ArchRule onlyMainReadsTheClock() {
    return noClasses()
        .that()
        .doNotHaveSimpleName("Main")
        .should()
        .accessTargetWhere(
            describe("reads clock, zone, locale", (JavaAccess<?> access) -> isAmbient(access)));
  }

  private static boolean isAmbient(JavaAccess<?> access) {
    String name = access.getTarget().getOwner().getName() + "." + access.getTarget().getName();
    return Set.of(
            "java.lang.System.currentTimeMillis",
            "java.lang.Math.random",
            "java.lang.Thread.sleep",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone",
            "java.time.ZoneId.systemDefault",
            "java.util.Locale.getDefault",
            "java.util.UUID.randomUUID",
            "java.nio.charset.Charset.defaultCharset")
        .contains(name);
  }

  ArchRule nothingProductiveKnowsTheFixtures() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(in("fixtures"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(in("fixtures"));
  }

  /** Reference data is a word of the field: the lists that a receiver keeps. */
  ArchRule noJunkDrawerNames() {
    return noClasses()
        .should()
        .haveNameMatching(
            ".*(Utils?|Helpers?|Manager|Impl|Common|Misc|(?<!Reference)Data|Info)(\\$.*)?");
  }

  Stream<ArchRule> all() {
    return Stream.of(
        sourcesKnowRecordsAndFindingsOnly(),
        theRecountKnowsNoRun(),
        onlyRunKnowsAllStages(),
        theLedgerKnowsNoExchange(),
        onlyExchangeHttpOpensSockets(),
        onlyTheCommandLinePrintsOrExits(),
        onlyMainReadsTheClock(),
        nothingProductiveKnowsTheFixtures(),
        noJunkDrawerNames());
  }
}
