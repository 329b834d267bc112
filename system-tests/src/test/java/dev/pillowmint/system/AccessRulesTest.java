package dev.pillowmint.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.Topic;
import dev.pillowmint.catalogue.Topics;
import dev.pillowmint.provision.AccessRules;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules that ship say of every topic what the topic catalogue says. */
class AccessRulesTest {
  static final AccessRules SHIPPED = AccessRules.read(Path.of("../deploy/kafka/acls.yaml"));

  @ParameterizedTest(name = "{0}")
  @MethodSource("topics")
  void shouldLetTheOwnersWriteATopicAndNobodyElse(String name, String owner) {
    Set<String> owners =
        SHIPPED.principals().stream()
            .map(AccessRules.Principal::name)
            .filter(principal -> owner.contains(principal))
            .collect(Collectors.toSet());

    assertThat(owners).as("owners of %s in topics.yaml that acls.yaml knows", name).isNotEmpty();
    assertThat(who(AclOperation.WRITE, name)).isEqualTo(owners);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("topics")
  void shouldLetOnlyProvisionCreateATopic(String name, String owner) {
    // What begins with its name is its own: Streams makes such topics by itself.
    Set<String> may =
        name.startsWith("decision-service-")
            ? Set.of("provision", "decision-service")
            : Set.of("provision");
    assertThat(who(AclOperation.CREATE, name)).as(owner).isEqualTo(may);
  }

  private static Set<String> who(AclOperation operation, String topic) {
    return SHIPPED.principals().stream()
        .filter(
            principal ->
                principal.acls().stream()
                    .anyMatch(
                        acl ->
                            acl.pattern().resourceType() == ResourceType.TOPIC
                                && acl.entry().operation() == operation
                                && matches(acl.pattern(), topic)))
        .map(AccessRules.Principal::name)
        .collect(Collectors.toSet());
  }

  private static boolean matches(ResourcePattern pattern, String topic) {
    return pattern.patternType() == PatternType.PREFIXED
        ? topic.startsWith(pattern.name())
        : topic.equals(pattern.name());
  }

  static List<Object[]> topics() {
    return Topics.shipped().topics().stream().map(AccessRulesTest::named).toList();
  }

  /** "company systems" stands for the principal that each of them is made after. */
  private static Object[] named(Topic topic) {
    return new Object[] {topic.name(), topic.owner().replace("company systems", "company-system")};
  }
}
