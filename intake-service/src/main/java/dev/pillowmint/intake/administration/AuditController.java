package dev.pillowmint.intake.administration;

import dev.pillowmint.intake.audit.AdministrativeAct;
import dev.pillowmint.intake.audit.AuditLog;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /v1/audit}: what administrators did. */
@RestController
class AuditController {
  private static final int MOST = 500;

  private final AuditLog audit;

  AuditController(AuditLog audit) {
    this.audit = audit;
  }

  @GetMapping("/v1/audit")
  @Operation(summary = "Lists what administrators did, the newest first")
  Listed newest(@RequestParam(defaultValue = "100") int limit) {
    return new Listed(audit.newest(Math.clamp(limit, 1, MOST)));
  }

  /** Acts, the newest first. */
  record Listed(List<AdministrativeAct> acts) {}
}
