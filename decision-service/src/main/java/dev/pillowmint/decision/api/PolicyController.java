package dev.pillowmint.decision.api;

import dev.pillowmint.decision.policy.Policies;
import dev.pillowmint.decision.policy.Policy;
import io.swagger.v3.oas.annotations.Operation;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows the policy that decides. */
@RestController
class PolicyController {
  private static final MediaType YAML =
      new MediaType("application", "yaml", StandardCharsets.UTF_8);

  private final Policies policies;
  private final Clock clock;

  PolicyController(Policies policies, Clock clock) {
    this.policies = policies;
    this.clock = clock;
  }

  @GetMapping(path = "/v1/policy", produces = "application/yaml")
  @Operation(summary = "The document that decides here and now")
  ResponseEntity<String> active() {
    Policy policy = policies.active(clock.instant());
    return ResponseEntity.ok()
        .contentType(YAML)
        .header("Policy-Name", policy.name())
        .header("Policy-Version", String.valueOf(policy.version()))
        .body(policy.document());
  }
}
