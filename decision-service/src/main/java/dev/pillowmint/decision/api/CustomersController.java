package dev.pillowmint.decision.api;

import dev.pillowmint.decision.customer.CustomerStories;
import dev.pillowmint.decision.customer.CustomerStories.InstanceAddress;
import dev.pillowmint.decision.customer.StoriesAwayException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Tells customers' stories, whichever instance owns the customer. */
@RestController
class CustomersController {
  private final CustomerStories stories;
  private final ForwardedStories forwarded;

  CustomersController(CustomerStories stories, ForwardedStories forwarded) {
    this.stories = stories;
    this.forwarded = forwarded;
  }

  @GetMapping(path = "/v1/customers/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "A customer's story: what is known, what was decided and why, promises open",
      responses =
          @ApiResponse(
              responseCode = "200",
              content = @Content(schema = @Schema(implementation = StoryView.class))))
  ResponseEntity<?> story(
      @PathVariable String id,
      @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false)
          @Nullable String credentials,
      @Parameter(hidden = true) @RequestHeader(name = ForwardedStories.FORWARDED, required = false)
          @Nullable String hop) {
    Optional<InstanceAddress> owner = stories.owner(id);
    if (owner.isPresent() && hop != null) {
      throw new StoriesAwayException("The customer's partition is moving.");
    }
    return owner.isPresent()
        ? forwarded.find(owner.get(), id, credentials)
        : ResponseEntity.ok(here(id));
  }

  private StoryView here(String id) {
    return stories.find(id).map(StoryView::of).orElseThrow(() -> new UnknownCustomerException(id));
  }
}
