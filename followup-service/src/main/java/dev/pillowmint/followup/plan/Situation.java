package dev.pillowmint.followup.plan;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a customer goes through with us.
 *
 * @param complaint the newest one; null: none
 * @param resolvedAt what they complained about until then is settled; null: nothing is
 * @param leftAt when they left us; null: they did not
 * @param bereavedAt when we heard that somebody close to them died; null: we did not
 * @param bounces the newest lasting one by medium
 */
public record Situation(
    @Nullable Complaint complaint,
    @Nullable Instant resolvedAt,
    @Nullable Instant leftAt,
    @Nullable Instant bereavedAt,
    Map<Medium, Bounce> bounces) {

  /** Nothing out of the ordinary. */
  public static final Situation NONE = new Situation(null, null, null, null, Map.of());

  public Situation {
    bounces = Map.copyOf(bounces);
  }

  /** The newest complaint unless it is settled; null: none. */
  public @Nullable Complaint openComplaint() {
    boolean settled =
        complaint != null && resolvedAt != null && !complaint.at().isAfter(resolvedAt);
    return settled ? null : complaint;
  }

  Situation with(News.ComplaintRaised raised) {
    Complaint newest = Complaint.newest(complaint, new Complaint(raised.event(), raised.at()));
    return new Situation(newest, resolvedAt, leftAt, bereavedAt, bounces);
  }

  Situation with(News.ComplaintResolved resolved) {
    return new Situation(complaint, latest(resolvedAt, resolved.at()), leftAt, bereavedAt, bounces);
  }

  Situation with(News.Left left) {
    return new Situation(complaint, resolvedAt, latest(leftAt, left.at()), bereavedAt, bounces);
  }

  Situation with(News.Bereaved bereaved) {
    return new Situation(complaint, resolvedAt, leftAt, latest(bereavedAt, bereaved.at()), bounces);
  }

  Situation with(News.ContactBounced bounced) {
    if (!bounced.permanent()) {
      return this;
    }
    Map<Medium, Bounce> all = new EnumMap<>(Medium.class);
    all.putAll(bounces);
    Bounce told = new Bounce(bounced.address(), bounced.at());
    all.put(bounced.medium(), Bounce.newest(all.get(bounced.medium()), told));
    return new Situation(complaint, resolvedAt, leftAt, bereavedAt, all);
  }

  /**
   * What both went through. What settled the complaint of one settled none of the other's.
   *
   * @param email where they get e-mail; null: not known
   */
  Situation joined(Situation other, @Nullable Told<String> email) {
    Map<Medium, Bounce> all = new EnumMap<>(Medium.class);
    all.putAll(bounces);
    other.bounces.forEach(
        (medium, told) -> all.merge(medium, told, (one, two) -> Bounce.weightier(one, two, email)));
    Complaint open = newest(openComplaint(), other.openComplaint());
    return new Situation(
        open == null ? newest(complaint, other.complaint) : open,
        open == null ? later(resolvedAt, other.resolvedAt) : null,
        later(leftAt, other.leftAt),
        later(bereavedAt, other.bereavedAt),
        all);
  }

  /** The same, where a message that came back from that address names it. */
  Situation naming(@Nullable Told<String> email) {
    Bounce bounce = bounces.get(Medium.EMAIL);
    if (email == null || bounce == null || bounce.address() != null || !bounce.concerns(email)) {
      return this;
    }
    Map<Medium, Bounce> all = new EnumMap<>(bounces);
    all.put(Medium.EMAIL, new Bounce(email.value(), bounce.at()));
    return new Situation(complaint, resolvedAt, leftAt, bereavedAt, all);
  }

  private static @Nullable Complaint newest(@Nullable Complaint one, @Nullable Complaint other) {
    return other == null ? one : Complaint.newest(one, other);
  }

  private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
    return other == null ? one : latest(one, other);
  }

  private static Instant latest(@Nullable Instant known, Instant told) {
    return known == null || told.isAfter(known) ? told : known;
  }
}
