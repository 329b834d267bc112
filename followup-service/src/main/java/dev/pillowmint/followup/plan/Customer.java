package dev.pillowmint.followup.plan;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a customer.
 *
 * @param id as in every event
 * @param profile how to reach them
 * @param preferences how they wish to be contacted
 * @param complaint the newest one; null: none
 * @param erasedAt when they asked to be forgotten; null: they did not. Nothing else is known then
 */
public record Customer(
    String id,
    Profile profile,
    Preferences preferences,
    @Nullable Complaint complaint,
    @Nullable Instant erasedAt) {

  /** A customer of whom nothing is known yet. */
  public static Customer unknown(String id) {
    return new Customer(id, Profile.NONE, Preferences.NONE, null, null);
  }

  /** What is left of a customer who asked to be forgotten: the id, to refuse what comes later. */
  static Customer erased(String id, Instant at) {
    return new Customer(id, Profile.NONE, Preferences.NONE, null, at);
  }

  boolean isErased() {
    return erasedAt != null;
  }

  @Nullable String email() {
    return profile.email() == null ? null : profile.email().value();
  }

  Customer with(News news) {
    return switch (news) {
      case News.ProfileChanged change ->
          new Customer(id, profile.with(change), preferences, complaint, erasedAt);
      case News.PreferenceChanged change ->
          new Customer(id, profile, preferences.with(change), complaint, erasedAt);
      case News.ComplaintRaised raised ->
          new Customer(
              id,
              profile,
              preferences,
              Complaint.newest(complaint, new Complaint(raised.event(), raised.at())),
              erasedAt);
      case News.Erased erased -> erased(id, erased.at());
      case News.PromiseMade made -> this;
      case News.PromiseKept kept -> this;
      case News.PromiseReportedBroken broken -> this;
      case News.GestureRefused refused -> this;
      case News.GestureFailed failed -> this;
    };
  }

  /** Their own quiet hours and time zone where they told them, else the house's. */
  public Calendar calendar(HouseRules rules) {
    Told<String> from = preferences.quietFrom();
    Told<String> until = preferences.quietUntil();
    return new Calendar(
        zone(rules.zone()),
        new QuietHours(
            from == null ? rules.quiet().from() : LocalTime.parse(from.value()),
            until == null ? rules.quiet().until() : LocalTime.parse(until.value())));
  }

  private ZoneId zone(ZoneId otherwise) {
    Told<String> told = profile.timeZone();
    if (told == null) {
      return otherwise;
    }
    try {
      return ZoneId.of(told.value());
    } catch (DateTimeException e) {
      return otherwise;
    }
  }
}
