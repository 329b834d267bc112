package dev.pillowmint.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

  static List<Service> services() {
    return Service.all();
  }

  static Stream<ArchRule> rulesThatRejectTheCanary() {
    Service canary = Service.CANARY;
    return Stream.of(
        Rules.coreIsPure(canary),
        Rules.edgeStandsAlone(canary, "left"),
        Rules.rootHoldsOnlyTheApplication(canary),
        Rules.everyPackageHasARole(
            new Service(canary.root(), List.of(), List.of(), List.of(), canary.classes())),
        Rules.timeIsInjected());
  }

  @ParameterizedTest
  @MethodSource("services")
  void shouldKeepTheArchitecture(Service service) {
    JavaClasses classes = service.imported();

    Rules.coreIsPure(service).check(classes);
    service.edges().forEach(edge -> Rules.edgeStandsAlone(service, edge).check(classes));
    Rules.rootHoldsOnlyTheApplication(service).check(classes);
    Rules.everyPackageHasARole(service).check(classes);
    Rules.knowsNoOtherService(service).check(classes);
    Rules.timeIsInjected().check(classes);
  }

  @ParameterizedTest
  @MethodSource("services")
  void shouldGuardPackagesThatExist(Service service) {
    JavaClasses classes = service.imported();

    assertThat(Stream.concat(service.core().stream(), service.edges().stream()))
        .allSatisfy(
            name ->
                assertThat(classes.stream())
                    .as("classes in %s.%s", service.root(), name)
                    .anyMatch(
                        c ->
                            (c.getPackageName() + ".").startsWith(service.root() + "." + name + ".")
                                && !c.getSimpleName().equals("package-info")));
  }

  @ParameterizedTest
  @MethodSource("rulesThatRejectTheCanary")
  void shouldRejectTheCanary(ArchRule rule) {
    JavaClasses canary = Service.CANARY.imported();

    assertThatThrownBy(() -> rule.check(canary)).isInstanceOf(AssertionError.class);
  }
}
