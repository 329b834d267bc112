package dev.pillowmint.decision.api;

import dev.pillowmint.decision.policy.Policy;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows the policy that decides. */
@RestController
class PolicyController {
  private static final MediaType YAML =
      new MediaType("application", "yaml", StandardCharsets.UTF_8);

  private final Policy policy;

  PolicyController(Policy policy) {
    this.policy = policy;
  }

  @GetMapping("/v1/policy")
  ResponseEntity<String> active() {
    return ResponseEntity.ok()
        .contentType(YAML)
        .header("Policy-Name", policy.name())
        .header("Policy-Version", String.valueOf(policy.version()))
        .body(policy.document());
  }
}
