package org.imisconnect.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules of the house for the packages below one base; see {@code docs/decisions.md}. */
record ArchitectureRules(String base) {
  /** Stages in the order of the flow; each may use those before it. */
  private static final List<List<String>> FLOW =
      List.of(
          List.of("finding"),
          List.of("record"),
          List.of("value", "pack", "model"),
          List.of("map"),
          List.of("check"),
          List.of("typed"));

  private static final Pattern JUNK =
      Pattern.compile(".*(Utils?|Helpers?|Manager|Impl|Common|Misc|Data|Info)(\\$.*)?");

  /** Methods that read the machine instead of what they are given: owner and name. */
  private static final Set<String> AMBIENT =
      Set.of(
          "java.lang.System.currentTimeMillis",
          "java.lang.System.nanoTime",
          "java.lang.Math.random",
          "java.lang.Thread.sleep",
          "java.time.ZoneId.systemDefault",
          "java.util.Locale.getDefault",
          "java.util.TimeZone.getDefault",
          "java.util.Calendar.getInstance",
          "java.util.UUID.randomUUID",
          "java.nio.charset.Charset.defaultCharset",
          "java.util.concurrent.ThreadLocalRandom.current");

  /** Methods that take the default locale, zone, clock or charset when they get no arguments. */
  private static final Set<String> AMBIENT_WITHOUT_ARGUMENTS =
      Set.of(
          "java.lang.String.toLowerCase",
          "java.lang.String.toUpperCase",
          "java.lang.String.getBytes",
          "java.util.Date.<init>",
          "java.util.Random.<init>",
          "java.security.SecureRandom.<init>");

  List<ArchRule> all() {
    List<ArchRule> rules = new ArrayList<>(dataFlowsOneWay());
    rules.add(noCycles());
    rules.add(internalsStayHome());
    rules.add(runningAMapIsLean());
    rules.add(onlyTypedAndDeepTouchHapi());
    rules.add(noJunkDrawerNames());
    rules.add(nobodyReadsTheMachine());
    rules.add(nobodyPrintsOrExits());
    rules.add(nobodyOpensSockets());
    rules.add(noGenericExceptions());
    return rules;
  }

  List<ArchRule> dataFlowsOneWay() {
    List<ArchRule> rules = new ArrayList<>();
    for (int i = 0; i < FLOW.size() - 1; i++) {
      String[] later =
          FLOW.subList(i + 1, FLOW.size()).stream()
              .flatMap(List::stream)
              .map(this::in)
              .toArray(String[]::new);
      for (String stage : FLOW.get(i)) {
        rules.add(
            noClasses()
                .that()
                .resideInAPackage(in(stage))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(later)
                .as(stage + " knows no later stage")
                .allowEmptyShould(true));
      }
    }
    return rules;
  }

  ArchRule noCycles() {
    return slices().matching(base + ".(*)..").should().beFreeOfCycles();
  }

  ArchRule internalsStayHome() {
    return ArchRuleDefinition.classes()
        .should(
            new ArchCondition<>("use the internals of their own stage only") {
              @Override
              public void check(JavaClass user, ConditionEvents events) {
                user.getDirectDependenciesFromSelf().stream()
                    .filter(dependency -> isForeign(user, dependency.getTargetClass()))
                    .forEach(d -> events.add(SimpleConditionEvent.violated(d, d.getDescription())));
              }
            });
  }

  private boolean isForeign(JavaClass user, JavaClass used) {
    String name = used.getPackageName();
    int internal = name.indexOf(".internal");
    return name.startsWith(base + ".")
        && internal > 0
        && !(user.getPackageName() + ".").startsWith(name.substring(0, internal) + ".");
  }

  ArchRule runningAMapIsLean() {
    return noClasses()
        .that()
        .resideInAPackage(in("map.run"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("ca.uhn..", "org.hl7..", "com.fasterxml..", "org.snakeyaml..")
        .allowEmptyShould(true);
  }

  ArchRule onlyTypedAndDeepTouchHapi() {
    return noClasses()
        .that(resideOutsideOfPackages(in("typed"), in("check.deep")))
        .should()
        .dependOnClassesThat(resideInAnyPackage("ca.uhn..", "org.hl7.."));
  }

  ArchRule noJunkDrawerNames() {
    return noClasses()
        .should()
        .haveNameMatching(JUNK.pattern())
        .because("a name says what a thing is in the field");
  }

  ArchRule nobodyReadsTheMachine() {
    DescribedPredicate<JavaCall<?>> ambient =
        DescribedPredicate.describe("reads clock, zone, locale or chance", this::isAmbient);
    return noClasses()
        .should()
        .callCodeUnitWhere(ambient)
        .because("clock, zone, locale and randomness are injected");
  }

  private boolean isAmbient(JavaCall<?> call) {
    CodeUnitCallTarget target = call.getTarget();
    String owner = target.getOwner().getName();
    String name = owner + "." + target.getName();
    boolean bare = target.getRawParameterTypes().isEmpty();
    boolean now = owner.startsWith("java.time.") && target.getName().equals("now");
    boolean takesClock =
        target.getRawParameterTypes().stream()
            .anyMatch(t -> t.isEquivalentTo(java.time.Clock.class));
    return AMBIENT.contains(name)
        || (bare && AMBIENT_WITHOUT_ARGUMENTS.contains(name))
        || (now && !takesClock)
        || (owner.equals("java.time.Clock") && target.getName().startsWith("system"))
        || formatsWithoutLocale(target, name);
  }

  private static boolean formatsWithoutLocale(CodeUnitCallTarget target, String name) {
    boolean format =
        name.equals("java.lang.String.format") || name.equals("java.lang.String.formatted");
    Optional<JavaClass> first = target.getRawParameterTypes().stream().findFirst().map(t -> t);
    return format && first.map(t -> !t.isEquivalentTo(java.util.Locale.class)).orElse(true);
  }

  ArchRule nobodyPrintsOrExits() {
    DescribedPredicate<JavaAccess<?>> prints =
        DescribedPredicate.describe("prints or exits", ArchitectureRules::isTalk);
    return noClasses().should().accessTargetWhere(prints).because("only the command line does");
  }

  private static boolean isTalk(JavaAccess<?> access) {
    String owner = access.getTarget().getOwner().getName();
    String name = access.getTarget().getName();
    return (owner.equals("java.lang.System") && Set.of("out", "err", "in", "exit").contains(name))
        || name.equals("printStackTrace");
  }

  ArchRule nobodyOpensSockets() {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.net\\.(Socket|ServerSocket|DatagramSocket|HttpURLConnection|http\\..*)");
  }

  ArchRule noGenericExceptions() {
    DescribedPredicate<JavaConstructorCall> generic =
        DescribedPredicate.describe(
            "is a generic exception",
            call ->
                Set.of("java.lang.Exception", "java.lang.RuntimeException", "java.lang.Throwable")
                        .contains(call.getTargetOwner().getName())
                    && !isSubclass(call));
    return noClasses().should().callConstructorWhere(generic);
  }

  /** A subclass calls its super constructor, which is no throwing of a generic one. */
  private static boolean isSubclass(JavaConstructorCall call) {
    return call.getOriginOwner().isAssignableTo(Throwable.class)
        && !call.getOriginOwner().getModifiers().contains(JavaModifier.SYNTHETIC);
  }

  private String in(String stage) {
    return base + "." + stage + "..";
  }
}
