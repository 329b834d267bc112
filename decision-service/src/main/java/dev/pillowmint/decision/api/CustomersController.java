package dev.pillowmint.decision.api;

import dev.pillowmint.decision.customer.CustomerStories;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Tells customers' stories. */
@RestController
class CustomersController {
  private final CustomerStories stories;

  CustomersController(CustomerStories stories) {
    this.stories = stories;
  }

  @GetMapping("/v1/customers/{id}")
  StoryView story(@PathVariable String id) {
    return stories.find(id).map(StoryView::of).orElseThrow(() -> new UnknownCustomerException(id));
  }
}
