package dev.pillowmint.followup.worklist;

import dev.pillowmint.followup.plan.Holdings;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What a customer may ask for: all that is held about them here. */
@RestController
class ExportController {
  private final Holdings holdings;

  ExportController(Holdings holdings) {
    this.holdings = holdings;
  }

  @GetMapping("/v1/customers/{customerId}/export")
  @Operation(summary = "All that this service holds about a customer, table by table")
  Export export(@PathVariable String customerId) {
    Map<String, List<Map<String, @Nullable Object>>> tables = holdings.about(customerId);
    if (tables.values().stream().allMatch(List::isEmpty)) {
      throw new NotFoundException(
          "Nothing is held about the customer \"%s\"".formatted(customerId));
    }
    return new Export(customerId, tables);
  }

  /**
   * All that is held.
   *
   * @param tables the rows of each table, columns by name
   */
  record Export(String customerId, Map<String, List<Map<String, @Nullable Object>>> tables) {}
}
