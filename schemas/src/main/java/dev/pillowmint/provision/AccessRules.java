package dev.pillowmint.provision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Who may do what in Kafka.
 *
 * @param principals each named once
 */
public record AccessRules(List<Principal> principals) {
  /**
   * Somebody who authenticates.
   *
   * @param name the user of SASL/SCRAM; to Kafka {@code User:name}
   * @param rules all that is allowed
   */
  public record Principal(String name, List<Rule> rules) {
    public Principal {
      rules = List.copyOf(rules);
    }

    /** As Kafka calls it. */
    public String id() {
      return "User:" + name;
    }

    /** As Kafka keeps them, from any host. */
    public List<AclBinding> acls() {
      return rules.stream().flatMap(rule -> rule.acls(id())).toList();
    }
  }

  /**
   * What is allowed on some resources of one type.
   *
   * @param on topic, group, transactional-id or cluster
   * @param names of the resources; null with a prefix
   * @param prefix what the names begin with; null with names
   * @param may Kafka's operations
   */
  public record Rule(
      String on, @Nullable List<String> names, @Nullable String prefix, List<String> may) {
    public Rule {
      may = List.copyOf(may);
      if ((names == null) == (prefix == null)) {
        throw new IllegalArgumentException(
            "a rule on a %s has either names or a prefix".formatted(on));
      }
    }

    private Stream<AclBinding> acls(String principal) {
      return resources().flatMap(resource -> may.stream().map(o -> acl(principal, resource, o)));
    }

    private Stream<ResourcePattern> resources() {
      ResourceType type = ResourceType.fromString(constant(on));
      return names == null
          ? Stream.of(new ResourcePattern(type, String.valueOf(prefix), PatternType.PREFIXED))
          : names.stream().map(name -> new ResourcePattern(type, name, PatternType.LITERAL));
    }

    private static AclBinding acl(String principal, ResourcePattern resource, String operation) {
      return new AclBinding(
          resource,
          new AccessControlEntry(
              principal,
              "*",
              AclOperation.fromString(constant(operation)),
              AclPermissionType.ALLOW));
    }

    private static String constant(String word) {
      return word.toUpperCase(Locale.ROOT).replace('-', '_');
    }
  }

  public AccessRules {
    principals = List.copyOf(principals);
    if (principals.stream().map(Principal::name).distinct().count() < principals.size()) {
      throw new IllegalArgumentException("a principal is named twice");
    }
    for (AclBinding acl : principals.stream().flatMap(p -> p.acls().stream()).toList()) {
      if (acl.isUnknown()) {
        throw new IllegalArgumentException(
            "Kafka knows no such resource or operation: " + acl.toFilter());
      }
    }
  }

  /**
   * Reads them from a file such as {@code deploy/kafka/acls.yaml}.
   *
   * @throws ProvisionException if it is not there or not in order
   */
  public static AccessRules read(Path file) {
    try {
      return new YAMLMapper().readValue(Files.readString(file), AccessRules.class);
    } catch (IOException | JacksonException e) {
      throw new ProvisionException(
          "The rules cannot be read from %s: %s".formatted(file, e.getMessage()), e);
    }
  }
}
