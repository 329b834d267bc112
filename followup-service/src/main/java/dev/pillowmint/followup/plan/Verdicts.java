package dev.pillowmint.followup.plan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a follow-up may go out now. Asked when it is planned and again when it is sent.
 *
 * <p>A customer who wants to be left alone gets no after-care, feedback request or thank-you note
 * that is not owed. The wish does not cover callbacks, goodwill ones included, since they answer
 * something that the customer brought up; whoever wants no calls either says so for the channel
 * "phone". Nor does it cover the check of a promise, which the customer never sees.
 */
public final class Verdicts {
  /** One reason not to send. */
  private interface Check {
    @Nullable Verdict judge(FollowUp followUp, Customer customer, HouseRules rules, Instant now);
  }

  private static final Check ERASED =
      (followUp, customer, rules, now) ->
          customer.isErased() ? new Verdict.Cancel(Reason.ERASED) : null;

  private static final Check LEAVE_ALONE =
      (followUp, customer, rules, now) ->
          customer.preferences().wantToBeLeftAlone() && isAfterCare(followUp.task())
              ? new Verdict.Cancel(Reason.LEAVE_ALONE)
              : null;

  private static final Check OPTED_OUT =
      (followUp, customer, rules, now) ->
          isContact(followUp.task()) && !customer.preferences().allow(wish(followUp, customer))
              ? new Verdict.Cancel(Reason.OPTED_OUT)
              : null;

  private static final Check OPEN_COMPLAINT = Verdicts::complaint;

  private static final Check QUIET_HOURS =
      (followUp, customer, rules, now) -> {
        Calendar calendar = customer.calendar(rules);
        return followUp.task().kind().disturbs() && calendar.isQuiet(now)
            ? new Verdict.Hold(Reason.QUIET_HOURS, calendar.welcomeFrom(now))
            : null;
      };

  /** In this order: what ends it for good before what only delays it. */
  private static final List<Check> CANCELLING = List.of(ERASED, LEAVE_ALONE, OPTED_OUT);

  private static final List<Check> HOLDING = List.of(OPEN_COMPLAINT, QUIET_HOURS);

  private Verdicts() {}

  /** What to do with the follow-up now, knowing what is known now. */
  public static Verdict verdict(
      FollowUp followUp, Customer customer, HouseRules rules, Instant now) {
    for (Check check : CANCELLING) {
      Verdict verdict = check.judge(followUp, customer, rules, now);
      if (verdict != null) {
        return verdict;
      }
    }
    for (Check check : HOLDING) {
      Verdict verdict = check.judge(followUp, customer, rules, now);
      if (verdict != null) {
        return verdict;
      }
    }
    return new Verdict.Send(channel(followUp.task().kind(), customer));
  }

  /** Why the follow-up will not go out whenever it is looked at; empty: it may. */
  static Optional<Reason> cancellation(
      FollowUp followUp, Customer customer, HouseRules rules, Instant now) {
    return verdict(followUp, customer, rules, now) instanceof Verdict.Cancel cancel
        ? Optional.of(cancel.reason())
        : Optional.empty();
  }

  /** By e-mail where that is fit and the address is known; else a person does it. */
  static Channel channel(Kind kind, Customer customer) {
    return kind.isMailable() && customer.email() != null ? Channel.EMAIL : Channel.WORKLIST;
  }

  private static boolean isAfterCare(FollowUp.Task task) {
    return switch (task.kind()) {
      case AFTER_CARE, FEEDBACK_REQUEST, THANK_YOU_NOTE -> !task.owed();
      case CALLBACK, PROMISE_CHECK -> false;
    };
  }

  private static boolean isContact(FollowUp.Task task) {
    return task.kind() != Kind.PROMISE_CHECK && !task.owed();
  }

  private static Wish wish(FollowUp followUp, Customer customer) {
    Medium medium =
        switch (followUp.task().kind()) {
          case THANK_YOU_NOTE -> Medium.POST;
          case CALLBACK, PROMISE_CHECK -> Medium.PHONE;
          case AFTER_CARE, FEEDBACK_REQUEST ->
              customer.email() == null ? Medium.PHONE : Medium.EMAIL;
        };
    return new Wish(medium, followUp.task().marketing() ? Purpose.MARKETING : Purpose.SERVICE);
  }

  /** A note that answers the complaint itself is no thank-you out of place. */
  private static @Nullable Verdict complaint(
      FollowUp followUp, Customer customer, HouseRules rules, Instant now) {
    Complaint complaint = customer.complaint();
    if (complaint == null
        || !followUp.task().kind().isThanks()
        || complaint.event().equals(followUp.about().origin())) {
      return null;
    }
    Instant end = complaint.at().plus(rules.complaintHold());
    return now.isBefore(end) ? new Verdict.Hold(Reason.OPEN_COMPLAINT, end) : null;
  }
}
