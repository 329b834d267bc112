package dev.pillowmint.decision.api;

import dev.pillowmint.decision.policy.Policies;
import dev.pillowmint.decision.policy.Policy;
import dev.pillowmint.decision.policy.PolicyCompiler;
import dev.pillowmint.decision.policy.PolicyConflictException;
import dev.pillowmint.decision.policy.PolicyVersion;
import dev.pillowmint.decision.policy.PolicyVersions;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Policy documents as requests bring or name them. */
@Component
class PolicyDocuments {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  private final PolicyCompiler compiler;
  private final PolicyVersions versions;
  private final Policies policies;
  private final Policy fallback;
  private final Clock clock;

  PolicyDocuments(
      PolicyCompiler compiler,
      PolicyVersions versions,
      Policies policies,
      Policy fallback,
      Clock clock) {
    this.compiler = compiler;
    this.versions = versions;
    this.policies = policies;
    this.fallback = fallback;
    this.clock = clock;
  }

  /**
   * The policy of a document.
   *
   * @throws dev.pillowmint.decision.policy.PolicyException with every fault
   */
  Policy compiled(String document) {
    return compiler.compile("policy.yaml", document);
  }

  /** The policy of a body that is put as this version. */
  Policy named(PolicyVersion.Id id, byte[] body) {
    Policy policy = compiled(text(body));
    if (!policy.name().equals(id.name())) {
      throw new InvalidRequestException(
          "/name",
          "The document is named \"%s\", the address says \"%s\"; make them alike."
              .formatted(policy.name(), id.name()));
    }
    if (policy.version() != id.version()) {
      throw new InvalidRequestException(
          "/version",
          "The document is version %d, the address says %d; make them alike."
              .formatted(policy.version(), id.version()));
    }
    if (!NAME.matcher(policy.name()).matches()) {
      throw new InvalidRequestException(
          "/name",
          "A policy's name has up to 100 letters, digits, dots, hyphens and underscores, and starts with a letter or digit.");
    }
    return policy;
  }

  /** The document of a version. */
  String document(PolicyVersion.Id id) {
    return versions
        .book()
        .find(id)
        .map(PolicyVersion::document)
        .orElseGet(() -> ofFallback(id).document());
  }

  /** The version as a policy; whatever decides now comes without a compilation. */
  Policy policy(PolicyVersion.Id id) {
    Policy active = policies.active(clock.instant());
    String document = document(id);
    return active.document().equals(document) ? active : compiler.compile(id.toString(), document);
  }

  /** What the service was started with. */
  private Policy ofFallback(PolicyVersion.Id id) {
    if (!id.equals(new PolicyVersion.Id(fallback.name(), fallback.version()))) {
      throw PolicyConflictException.unknown(id);
    }
    return fallback;
  }

  /** A body as text. */
  static String text(byte[] body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw new InvalidRequestException("", "The document is not UTF-8; save it as UTF-8.");
    }
  }
}
