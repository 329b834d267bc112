package dev.pillowmint.followup.worklist;

import dev.pillowmint.followup.plan.Calendar;
import dev.pillowmint.followup.plan.Claim;
import dev.pillowmint.followup.plan.FollowUp;
import dev.pillowmint.followup.plan.HouseRules;
import dev.pillowmint.followup.plan.Kind;
import dev.pillowmint.followup.plan.StaffMember;
import dev.pillowmint.followup.plan.StaffRegister;
import dev.pillowmint.followup.plan.State;
import dev.pillowmint.followup.plan.Today;
import dev.pillowmint.followup.worklist.Telling.When;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task in a line.
 *
 * @param kind its key in the messages
 * @param customer as they like to be addressed, else their id
 * @param text what is to be done; null: not known
 * @param since since when it lies here
 * @param promisedBy by when it is promised; null: it is not
 * @param late whether that time is past
 * @param hours the customer's; null: nobody is called
 * @param team whose work it is; null: anybody's
 * @param yours whether it is for the reader's teams, or anybody's
 * @param holder who is at it, by name; null: nobody
 * @param held whether the reader is
 * @param tries how often it was tried in vain
 */
record TaskRow(
    UUID id,
    long revision,
    String kind,
    String customerId,
    String customer,
    @Nullable String text,
    When since,
    @Nullable When promisedBy,
    boolean late,
    @Nullable Hours hours,
    @Nullable String team,
    boolean yours,
    @Nullable String holder,
    boolean held,
    int tries) {

  static TaskRow of(Today.Entry entry, StaffMember reader, Telling telling, Around around) {
    FollowUp followUp = entry.item().followUp();
    Instant promisedBy = entry.item().promisedBy();
    String name = entry.item().displayName();
    String team = followUp.task().role();
    Claim claim = live(entry.claim(), followUp, telling.now());
    return new TaskRow(
        followUp.id(),
        followUp.status().revision(),
        followUp.task().kind().name().toLowerCase(Locale.ROOT),
        followUp.customerId(),
        name == null ? followUp.customerId() : name,
        followUp.about().text(),
        telling.when(followUp.status().dueAt()),
        promisedBy == null ? null : telling.when(promisedBy),
        promisedBy != null && promisedBy.isBefore(telling.now()),
        isCall(followUp.task().kind()) ? hours(entry, telling, around.rules()) : null,
        team,
        team == null || reader.teams().contains(team),
        claim == null ? null : around.register().nameOf(claim.by()),
        claim != null && claim.by().equals(reader.login()),
        entry.tries());
  }

  static boolean isCall(Kind kind) {
    return kind == Kind.CALLBACK || kind == Kind.AFTER_CARE || kind == Kind.FEEDBACK_REQUEST;
  }

  private static @Nullable Claim live(@Nullable Claim claim, FollowUp followUp, Instant now) {
    boolean due = followUp.status().state() == State.DUE;
    return claim != null && due && now.isBefore(claim.until()) ? claim : null;
  }

  private static Hours hours(Today.Entry entry, Telling telling, HouseRules rules) {
    Instant now = telling.now();
    Calendar calendar = entry.calendar().calendar(rules);
    Telling there = new Telling(now, calendar.zone(), telling.language());
    return new Hours(
        Telling.clock(now, calendar.zone()),
        calendar.quiet().until().toString(),
        calendar.quiet().from().toString(),
        entry
            .calendar()
            .closed(entry.item().followUp().task(), rules, now)
            .map(hold -> new Closed(hold.reason().code(), there.when(hold.nextLook())))
            .orElse(null),
        entry.calendar().zone() == null ? null : calendar.zone().getId());
  }

  /** What a line is told with. */
  record Around(HouseRules rules, StaffRegister register) {}

  /**
   * A customer's hours.
   *
   * @param now what their clock shows
   * @param from when calls become welcome
   * @param until when they cease to be
   * @param closed why they are not now; null: they are
   * @param zone their time zone; null: not known, the house's is taken
   */
  record Hours(
      String now, String from, String until, @Nullable Closed closed, @Nullable String zone) {}

  /**
   * No time to call.
   *
   * @param reason its key in the messages
   * @param next when calls are welcome again, by the customer's clock
   */
  record Closed(String reason, When next) {}
}
