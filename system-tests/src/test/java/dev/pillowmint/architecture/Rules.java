package dev.pillowmint.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/** The rules, each for one service. */
final class Rules {
  private static final DescribedPredicate<JavaClass> CATALOGUE =
      describe(
          "the catalogue, without its Avro mapping",
          c ->
              c.getPackageName().equals("dev.pillowmint.catalogue")
                  && !c.getSimpleName().equals("Attributes"));
  private static final DescribedPredicate<JavaClass> PLAIN_JAVA =
      describe(
          "plain Java",
          c ->
              c.getPackageName().isEmpty()
                  || (c.getPackageName().startsWith("java.")
                      && !c.getPackageName().startsWith("java.sql")
                      && !c.getPackageName().startsWith("java.net")));

  private Rules() {}

  /** The core imports Java, JSpecify, the catalogue, its own languages and itself. */
  static ArchRule coreIsPure(Service service) {
    String[] languages =
        Stream.concat(Stream.of("org.jspecify.."), service.languages().stream())
            .toArray(String[]::new);
    return classes()
        .that()
        .resideInAnyPackage(service.corePackages())
        .should()
        .onlyDependOnClassesThat(
            PLAIN_JAVA
                .or(CATALOGUE)
                .or(resideInAnyPackage(service.corePackages()))
                .or(resideInAnyPackage(languages)));
  }

  /** No edge imports another. */
  static ArchRule edgeStandsAlone(Service service, String edge) {
    List<String> others = service.edges().stream().filter(e -> !e.equals(edge)).toList();
    return noClasses()
        .that()
        .resideInAPackage(service.edgePackage(edge))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others.stream().map(service::edgePackage).toArray(String[]::new));
  }

  /** The root package holds the application class and nothing else. */
  static ArchRule rootHoldsOnlyTheApplication(Service service) {
    return classes()
        .that()
        .resideInAPackage(service.root())
        .and()
        .doNotHaveSimpleName("package-info")
        .should()
        .haveSimpleNameEndingWith("Application");
  }

  /** Nobody knows another service. */
  static ArchRule knowsNoOtherService(Service service) {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            Service.all().stream()
                .filter(s -> !s.equals(service))
                .map(s -> s.root() + "..")
                .toArray(String[]::new));
  }

  /** Every class lives in the root, the core or an edge. */
  static ArchRule everyPackageHasARole(Service service) {
    return classes()
        .should()
        .resideInAnyPackage(
            Stream.concat(
                    Stream.of(service.root()),
                    Stream.concat(
                        Stream.of(service.corePackages()),
                        service.edges().stream().map(service::edgePackage)))
                .toArray(String[]::new));
  }

  /** Time comes from a Clock or a record, never from a static now(). */
  static ArchRule timeIsInjected() {
    return noClasses()
        .should()
        .callMethodWhere(
            describe(
                "reads the clock in place",
                call ->
                    (call.getTarget().getName().equals("now")
                            && call.getTarget().getRawParameterTypes().isEmpty()
                            && call.getTargetOwner().getPackageName().equals("java.time"))
                        || call.getTarget()
                            .getFullName()
                            .equals("java.lang.System.currentTimeMillis()")));
  }
}
