package dev.pillowmint.followup.plan;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What this service is the first to know about a customer: it is taken in here and told to the
 * others. Heard back from them it is known already, since its identity is the same.
 */
public final class Firsthand {
  private static final Set<Wish> MARKETING = Set.of(new Wish(Medium.EMAIL, Purpose.MARKETING));

  private final Files files;
  private final Care care;
  private final Clock clock;

  public Firsthand(Files files, Care care, Clock clock) {
    this.files = files;
    this.care = care;
    this.clock = clock;
  }

  /**
   * An e-mail came back. It does so once, however often somebody says so.
   *
   * @param followUp that it was sent for
   * @param permanent true: it will come back again
   * @param address where it was sent
   * @return false: there is no such follow-up
   */
  public boolean bounced(UUID followUp, boolean permanent, @Nullable String address) {
    EventRef event = event("bounced-" + followUp);
    Instant now = clock.instant();
    Map<String, Object> said =
        address == null
            ? Map.of("channel", "email", "permanent", permanent)
            : Map.of("channel", "email", "permanent", permanent, "address", address);
    return tell(
        followUp,
        c -> new News.ContactBounced(event, c, now, Medium.EMAIL, permanent, address),
        "contact.bounced",
        said);
  }

  /**
   * The customer reported an e-mail as unwanted. They do so once, however often somebody says so.
   *
   * @return false: there is no such follow-up
   */
  public boolean complained(UUID followUp) {
    return noMarketing(followUp, "complained-" + followUp, "an e-mail was reported as unwanted");
  }

  /**
   * The customer unsubscribed by a link in an e-mail.
   *
   * @return false: there is no such follow-up
   */
  public boolean unsubscribed(UUID followUp) {
    String id = "unsubscribed-%s-%d".formatted(followUp, clock.millis());
    return noMarketing(followUp, id, "a link in an e-mail");
  }

  private boolean noMarketing(UUID followUp, String id, String reason) {
    Instant now = clock.instant();
    return tell(
        followUp,
        c -> new News.PreferenceChanged(event(id), c, now, MARKETING, false, null, null, null),
        "customer.unsubscribed",
        Map.of("channel", "email", "reason", reason));
  }

  private boolean tell(
      UUID followUp, Telling telling, String type, Map<String, Object> attributes) {
    Optional<String> customer = files.customerOf(followUp);
    customer.ifPresent(
        c -> {
          News news = telling.about(c);
          care.hear(news, new Announcement(news.event().id(), c, type, news.at(), attributes));
        });
    return customer.isPresent();
  }

  private static EventRef event(String id) {
    return new EventRef(Announcement.SOURCE, id);
  }

  private interface Telling {
    News about(String customer);
  }
}
