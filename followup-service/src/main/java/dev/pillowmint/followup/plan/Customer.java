package dev.pillowmint.followup.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a customer.
 *
 * @param id as in every event
 * @param profile how to reach them
 * @param preferences how they wish to be contacted
 * @param situation what they are going through with us
 * @param erasedAt when they asked to be forgotten; null: they did not. Nothing else is known then
 */
public record Customer(
    String id,
    Profile profile,
    Preferences preferences,
    Situation situation,
    @Nullable Instant erasedAt) {

  /** A customer of whom nothing is known yet. */
  public static Customer unknown(String id) {
    return new Customer(id, Profile.NONE, Preferences.NONE, Situation.NONE, null);
  }

  /** What is left of a customer who asked to be forgotten: the id, to refuse what comes later. */
  static Customer erased(String id, Instant at) {
    return new Customer(id, Profile.NONE, Preferences.NONE, Situation.NONE, at);
  }

  boolean isErased() {
    return erasedAt != null;
  }

  @Nullable String email() {
    return profile.email() == null ? null : profile.email().value();
  }

  /** Where e-mail reaches them; null: not known, or what was sent there came back for good. */
  public @Nullable String usableEmail() {
    Told<String> told = profile.email();
    Bounce bounce = situation.bounces().get(Medium.EMAIL);
    return told == null || (bounce != null && bounce.concerns(told)) ? null : told.value();
  }

  Customer with(News news) {
    return switch (news) {
      case News.ProfileChanged change ->
          new Customer(id, profile.with(change), preferences, situation, erasedAt);
      case News.PreferenceChanged change ->
          new Customer(id, profile, preferences.with(change), situation, erasedAt);
      case News.ComplaintRaised raised -> in(situation.with(raised));
      case News.ComplaintResolved resolved -> in(situation.with(resolved));
      case News.Left left -> in(situation.with(left));
      case News.Bereaved bereaved -> in(situation.with(bereaved));
      case News.ContactBounced bounced -> in(situation.with(bounced));
      case News.Erased erased -> erased(id, erased.at());
      case News.PromiseMade made -> this;
      case News.PromiseKept kept -> this;
      case News.PromiseReportedBroken broken -> this;
      case News.GestureRefused refused -> this;
      case News.GestureFailed failed -> this;
    };
  }

  /** This one, who turns out to be the other, too. Who was erased as either is. */
  public Customer joined(Customer other) {
    Instant erased = erasedAt == null ? other.erasedAt : erasedAt;
    if (erased != null) {
      return erased(id, erased);
    }
    Profile both = profile.joined(other.profile);
    return new Customer(
        id,
        both,
        preferences.joined(other.preferences),
        situation
            .naming(profile.email())
            .joined(other.situation.naming(other.profile.email()), both.email()),
        null);
  }

  private Customer in(Situation changed) {
    return new Customer(id, profile, preferences, changed, erasedAt);
  }

  /** Their own quiet hours and time zone where they told them, else the house's. */
  public Calendar calendar(HouseRules rules) {
    return saidHours().calendar(rules);
  }

  /** Whose public holidays they keep; null: not known. */
  @Nullable String country(HouseRules rules) {
    return saidHours().country(rules);
  }

  SaidHours saidHours() {
    return new SaidHours(
        value(profile.timeZone()),
        value(preferences.quietFrom()),
        value(preferences.quietUntil()),
        value(profile.country()));
  }

  private static @Nullable String value(@Nullable Told<String> told) {
    return told == null ? null : told.value();
  }
}
