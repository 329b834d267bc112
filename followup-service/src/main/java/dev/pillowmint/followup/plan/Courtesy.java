package dev.pillowmint.followup.plan;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How considerate the company is, besides quiet hours.
 *
 * @param country whose public holidays count for a customer whose own is not known; null: none
 * @param cap how often one customer is contacted
 * @param mourning how long after a bereavement nothing is sent that can be left out
 * @param failureMemory how long a failure counts towards "again"
 * @param teams who works when, by role
 * @param ways what is particular about a channel
 */
public record Courtesy(
    @Nullable String country,
    Cap cap,
    Duration mourning,
    Duration failureMemory,
    Map<String, Team> teams,
    Map<Channel, Way> ways) {

  /** Three contacts a week, nothing particular about teams and channels. */
  public static final Courtesy USUAL =
      new Courtesy(
          null,
          new Cap(3, Duration.ofDays(7), Duration.ofDays(5)),
          Duration.ofDays(180),
          Duration.ofDays(90),
          Map.of(),
          Map.of());

  public Courtesy {
    teams = Map.copyOf(teams);
    ways = Map.copyOf(ways);
  }

  /**
   * How often one customer is contacted at most. What is owed is never held back by it.
   *
   * @param contacts so many
   * @param within in so long
   * @param longest no contact waits longer for it; after that what serves the customer is sent,
   *     marketing is dropped
   */
  public record Cap(int contacts, Duration within, Duration longest) {}

  /**
   * What is particular about a channel.
   *
   * @param media which wishes of the customer it must respect
   * @param open when it may be used, where the customer is
   * @param zone where customers of this channel are if their own zone is not known; null: not known
   */
  public record Way(Set<Medium> media, OpenHours open, @Nullable ZoneId zone) {

    public Way {
      media = Set.copyOf(media);
    }
  }

  /** A company channel of which nothing is said must respect every wish. */
  Way way(Channel channel) {
    Way known = ways.get(channel);
    if (known != null) {
      return known;
    }
    Set<Medium> media =
        channel.equals(Channel.EMAIL) ? Set.of(Medium.EMAIL) : Set.of(Medium.values());
    return new Way(media, OpenHours.ALWAYS, null);
  }
}
