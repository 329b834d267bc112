package dev.pillowmint.decision.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pillowmint.decision.decide.Difference;
import dev.pillowmint.decision.decide.Differences;
import dev.pillowmint.decision.policy.LivePolicies;
import dev.pillowmint.decision.policy.Policy;
import dev.pillowmint.decision.policy.PolicyBook;
import dev.pillowmint.decision.policy.PolicyConflictException;
import dev.pillowmint.decision.policy.PolicyException;
import dev.pillowmint.decision.policy.PolicyVersion;
import dev.pillowmint.decision.policy.PolicyVersions;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows, checks and compares policy versions; changes nothing. */
@RestController
@RequestMapping("/v1/policies")
class PoliciesController {
  private final PolicyDocuments documents;
  private final PolicyVersions versions;
  private final LivePolicies policies;
  private final Differences differences;
  private final Clock clock;

  PoliciesController(
      PolicyDocuments documents,
      PolicyVersions versions,
      LivePolicies policies,
      Differences differences,
      Clock clock) {
    this.documents = documents;
    this.versions = versions;
    this.policies = policies;
    this.differences = differences;
    this.clock = clock;
  }

  /**
   * What a check found.
   *
   * @param valid whether the document could be put
   * @param name of the policy; absent: not valid
   * @param version of the policy; absent: not valid
   * @param rules how many; absent: not valid
   * @param faults in the order of the document
   * @param warnings what is probably not meant, though the document could be put
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record CheckView(
      boolean valid,
      @Nullable String name,
      @Nullable Integer version,
      @Nullable Integer rules,
      List<FaultView> faults,
      List<FaultView> warnings) {}

  @GetMapping
  @Operation(summary = "All versions, and which decides")
  ResponseEntity<PolicyVersionView.All> all() {
    PolicyBook book = versions.book();
    return ResponseEntity.ok()
        .eTag(Revision.tag(book))
        .body(PolicyVersionView.All.of(book, policies, clock.instant()));
  }

  @GetMapping("/{name}/{version}")
  @Operation(summary = "One version with its document")
  ResponseEntity<PolicyVersionView> one(@PathVariable String name, @PathVariable int version) {
    PolicyBook book = versions.book();
    PolicyVersion.Id id = new PolicyVersion.Id(name, version);
    PolicyVersion found = book.find(id).orElseThrow(() -> PolicyConflictException.unknown(id));
    return ResponseEntity.ok()
        .eTag(Revision.tag(book))
        .body(PolicyVersionView.of(found, policies, clock.instant()));
  }

  @PostMapping(
      path = "/check",
      consumes = {"application/yaml", "application/x-yaml", "text/yaml", "text/plain"})
  @Operation(summary = "Whether a document could be put, and every fault if not")
  CheckView check(@RequestBody byte[] document) {
    try {
      Policy policy = documents.compiled(PolicyDocuments.text(document));
      return new CheckView(
          true,
          policy.name(),
          policy.version(),
          policy.rules().size(),
          List.of(),
          FaultView.warnings(policy));
    } catch (PolicyException e) {
      return new CheckView(false, null, null, null, FaultView.of(e), List.of());
    }
  }

  @GetMapping("/diff")
  @Operation(summary = "What differs between two versions, rule by rule and as text")
  DiffView diff(@RequestParam String from, @RequestParam String to) {
    PolicyVersion.Id left = Revision.id("from", from);
    PolicyVersion.Id right = Revision.id("to", to);
    return DiffView.of(left, documents.document(left), right, documents.document(right));
  }

  @GetMapping("/{name}/{version}/differences")
  @Operation(
      summary =
          "The newest decisions of a shadow that differ, among the events this instance decided")
  List<Difference> differences(@PathVariable String name, @PathVariable int version) {
    PolicyVersion.Id id = new PolicyVersion.Id(name, version);
    if (versions.book().find(id).isEmpty()) {
      throw PolicyConflictException.unknown(id);
    }
    return differences.of(id);
  }
}
