package dev.pillowmint.decision.api;

import dev.pillowmint.decision.policy.LivePolicies;
import dev.pillowmint.decision.policy.Policy;
import dev.pillowmint.decision.policy.PolicyBook;
import dev.pillowmint.decision.policy.PolicyChanges;
import dev.pillowmint.decision.policy.PolicyConflictException;
import dev.pillowmint.decision.policy.PolicyVersion;
import dev.pillowmint.decision.policy.PolicyVersions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Puts policy versions and says what they are used for. */
@RestController
@RequestMapping("/v1/policies")
class PolicyChangesController {
  private final PolicyDocuments documents;
  private final PolicyVersions versions;
  private final LivePolicies policies;
  private final Clock clock;

  PolicyChangesController(
      PolicyDocuments documents, PolicyVersions versions, LivePolicies policies, Clock clock) {
    this.documents = documents;
    this.versions = versions;
    this.policies = policies;
    this.clock = clock;
  }

  /**
   * From when a version decides.
   *
   * @param from absent: at once
   */
  record Activation(@Nullable Instant from) {}

  @PutMapping(
      path = "/{name}/{version}",
      consumes = {"application/yaml", "application/x-yaml", "text/yaml", "text/plain"})
  @Operation(summary = "A new version; it decides nothing yet")
  ResponseEntity<PolicyVersionView> put(
      @PathVariable String name,
      @PathVariable int version,
      @RequestBody byte[] document,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @Parameter(hidden = true) Principal person) {
    PolicyVersion.Id id = new PolicyVersion.Id(name, version);
    Policy policy = documents.named(id, document);
    boolean known = versions.book().find(id).isPresent();
    ResponseEntity<PolicyVersionView> put =
        change(id, ifMatch, person, c -> c.put(policy), known ? HttpStatus.OK : HttpStatus.CREATED);
    return new ResponseEntity<>(
        Objects.requireNonNull(put.getBody()).warning(policy),
        put.getHeaders(),
        put.getStatusCode());
  }

  @PostMapping("/{name}/{version}/activate")
  @Operation(summary = "A version decides, at once or from a time on; an earlier one again, too")
  ResponseEntity<PolicyVersionView> activate(
      @PathVariable String name,
      @PathVariable int version,
      @RequestBody(required = false) @Nullable Activation activation,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @Parameter(hidden = true) Principal person) {
    PolicyVersion.Id id = new PolicyVersion.Id(name, version);
    documents.policy(id);
    Instant from =
        activation == null || activation.from() == null ? null : millis(activation.from());
    return change(id, ifMatch, person, c -> c.activate(id, from), HttpStatus.OK);
  }

  @PostMapping("/{name}/{version}/shadow")
  @Operation(summary = "A version decides beside the active one, without effect")
  ResponseEntity<PolicyVersionView> shadow(
      @PathVariable String name,
      @PathVariable int version,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @Parameter(hidden = true) Principal person) {
    PolicyVersion.Id id = new PolicyVersion.Id(name, version);
    documents.policy(id);
    return change(id, ifMatch, person, c -> c.shadow(id), HttpStatus.OK);
  }

  @PostMapping("/{name}/{version}/retire")
  @Operation(summary = "A version is used for nothing any more")
  ResponseEntity<PolicyVersionView> retire(
      @PathVariable String name,
      @PathVariable int version,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @Parameter(hidden = true) Principal person) {
    PolicyVersion.Id id = new PolicyVersion.Id(name, version);
    return change(id, ifMatch, person, c -> c.retire(id), HttpStatus.OK);
  }

  @PostMapping("/roll-back")
  @Operation(summary = "The version that decides is retired; the one before it decides again")
  ResponseEntity<PolicyVersionView.All> rollBack(
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @Parameter(hidden = true) Principal person) {
    PolicyBook book = written(ifMatch, person, PolicyChanges::rollBack);
    return ResponseEntity.ok()
        .eTag(Revision.tag(book))
        .body(PolicyVersionView.All.of(book, policies, clock.instant()));
  }

  private ResponseEntity<PolicyVersionView> change(
      PolicyVersion.Id id,
      @Nullable String ifMatch,
      Principal person,
      Function<PolicyChanges, List<PolicyVersion>> change,
      HttpStatus status) {
    PolicyBook book = written(ifMatch, person, change);
    PolicyVersion version = book.find(id).orElseThrow(() -> PolicyConflictException.unknown(id));
    return ResponseEntity.status(status)
        .eTag(Revision.tag(book))
        .body(PolicyVersionView.of(version, policies, clock.instant()));
  }

  private PolicyBook written(
      @Nullable String ifMatch,
      Principal person,
      Function<PolicyChanges, List<PolicyVersion>> change) {
    Long seen = Revision.seen(ifMatch);
    return versions.change(
        book ->
            change.apply(
                new PolicyChanges(
                        book, policies.fallback(), person.getName(), millis(clock.instant()))
                    .seen(seen)));
  }

  /** The topic carries milliseconds. */
  private static Instant millis(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS);
  }
}
