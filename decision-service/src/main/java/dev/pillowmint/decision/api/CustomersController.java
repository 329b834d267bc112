package dev.pillowmint.decision.api;

import dev.pillowmint.decision.customer.CustomerStories;
import dev.pillowmint.decision.customer.CustomerStories.InstanceAddress;
import dev.pillowmint.decision.customer.StoriesAwayException;
import dev.pillowmint.decision.customer.Story;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** Tells customers' stories, whichever instance owns the customer. */
@RestController
class CustomersController {
  static final String PATH = "/v1/customers/{id}";

  private final CustomerStories stories;
  private final ForwardedStories forwarded;

  CustomersController(CustomerStories stories, ForwardedStories forwarded) {
    this.stories = stories;
    this.forwarded = forwarded;
  }

  @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "A customer's story: what is known, what was decided and why, promises open",
      responses = {
        @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = StoryView.class))),
        @ApiResponse(
            responseCode = "308",
            description = "The identifier was given up; Location names the customer whose it is.",
            content = @Content)
      })
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
    return owner.isPresent() ? forwarded.find(owner.get(), id, credentials) : here(id);
  }

  private ResponseEntity<?> here(String id) {
    Optional<Story> story = stories.find(id);
    if (story.isPresent()) {
      return ResponseEntity.ok(StoryView.of(story.get()));
    }
    return stories
        .belongsTo(id)
        .map(
            customer -> ResponseEntity.status(HttpStatus.PERMANENT_REDIRECT).location(at(customer)))
        .orElseThrow(() -> new UnknownCustomerException(id))
        .build();
  }

  private static URI at(String customer) {
    return UriComponentsBuilder.fromPath(PATH)
        .encode(StandardCharsets.UTF_8)
        .buildAndExpand(customer)
        .toUri();
  }
}
