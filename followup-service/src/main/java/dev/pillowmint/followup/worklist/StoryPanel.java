package dev.pillowmint.followup.worklist;

import dev.pillowmint.followup.plan.Calendar;
import dev.pillowmint.followup.plan.HouseRules;
import dev.pillowmint.followup.story.Entry;
import dev.pillowmint.followup.story.Stories;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a page shows beside the work for a customer; the templates know it as {@code about}. */
@Component("about")
class StoryPanel {
  private static final int GLANCE = 8;

  private final Stories stories;
  private final HouseRules rules;
  private final Clock clock;

  StoryPanel(Stories stories, HouseRules rules, Clock clock) {
    this.stories = stories;
    this.rules = rules;
    this.clock = clock;
  }

  /** The newest of a customer's story; null: nothing is known of them. */
  public @Nullable Glance of(String customerId) {
    return stories
        .portrait(customerId)
        .map(
            portrait ->
                new Glance(
                    portrait,
                    portrait.customer().calendar(rules),
                    clock.instant(),
                    stories.story(customerId, GLANCE, null)))
        .orElse(null);
  }

  /**
   * A customer, and what happened of late.
   *
   * @param calendar when they may be disturbed
   * @param now what time it is
   * @param entries newest first
   */
  record Glance(Stories.Portrait portrait, Calendar calendar, Instant now, List<Entry> entries) {
    /** Whether they are not to be disturbed now. */
    public boolean quiet() {
      return calendar.isQuiet(now);
    }
  }
}
