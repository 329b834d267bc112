package dev.pillowmint.followup.plan;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
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
    @Nullable Verdict judge(FollowUp followUp, Known known);
  }

  private static final Check ERASED =
      (followUp, known) -> known.customer().isErased() ? new Verdict.Cancel(Reason.ERASED) : null;

  /** What was granted since is meant for the mourner, and goes through a person. */
  private static final Check BEREAVED =
      (followUp, known) ->
          Mourning.isOn(known)
                  && followUp.task().isExtra()
                  && (followUp.task().marketing() || Mourning.came(followUp, known))
              ? new Verdict.Cancel(Reason.BEREAVED)
              : null;

  /** What was granted since is meant for somebody who has left. */
  private static final Check LEFT =
      (followUp, known) -> {
        Instant left = known.customer().situation().leftAt();
        return left != null
                && followUp.task().isExtra()
                && followUp.when().grantedAt().isBefore(left)
            ? new Verdict.Cancel(Reason.LEFT)
            : null;
      };

  private static final Check LEAVE_ALONE =
      (followUp, known) ->
          known.customer().preferences().wantToBeLeftAlone() && followUp.task().isExtra()
              ? new Verdict.Cancel(Reason.LEAVE_ALONE)
              : null;

  /** Not before its time: an address may come after the gesture, from another system. */
  private static final Check UNREACHABLE =
      (followUp, known) ->
          known.now().isBefore(followUp.status().dueAt())
                  || Routes.isReachable(followUp.task(), known)
              ? null
              : new Verdict.Cancel(Reason.UNREACHABLE);

  private static final Check OPTED_OUT =
      (followUp, known) ->
          Routes.isReachable(followUp.task(), known)
                  && Routes.first(followUp.task(), known).isEmpty()
              ? new Verdict.Cancel(Reason.OPTED_OUT)
              : null;

  private static final Check SOLVED_OTHERWISE = Verdicts::solved;

  private static final Check TOO_LATE =
      (followUp, known) ->
          followUp.isTooLate(known.now()) ? new Verdict.Cancel(Reason.NO_LONGER_MAKES_SENSE) : null;

  private static final Check OPEN_COMPLAINT = Verdicts::complaint;

  private static final Check CONTACT_CAP = ContactCap::judge;

  private static final Check CLOCKS =
      (followUp, known) ->
          Welcome.of(followUp.task(), channel(followUp, known), known.customer(), known.rules())
              .hold(known.now())
              .orElse(null);

  /** In this order: what ends it for good before what only delays it. */
  private static final List<Check> CANCELLING =
      List.of(
          ERASED, BEREAVED, LEFT, LEAVE_ALONE, UNREACHABLE, OPTED_OUT, SOLVED_OTHERWISE, TOO_LATE);

  private static final List<Check> HOLDING = List.of(OPEN_COMPLAINT, CONTACT_CAP, CLOCKS);

  private Verdicts() {}

  /** What to do with the follow-up now, knowing what is known now. */
  public static Verdict verdict(FollowUp followUp, Known known) {
    return Stream.concat(CANCELLING.stream(), HOLDING.stream())
        .map(check -> check.judge(followUp, known))
        .filter(Objects::nonNull)
        .findFirst()
        .map(verdict -> orTooLate(verdict, followUp))
        .orElseGet(() -> send(followUp, known));
  }

  /** Gives the verdict and keeps it, so that it can be told why. */
  static Verdict judge(FollowUp followUp, CustomerFile file, HouseRules rules, Instant now) {
    Verdict verdict = verdict(followUp, Known.of(file, followUp.id(), rules, now));
    file.keep(followUp.id(), Judged.of(verdict, now));
    return verdict;
  }

  /** Why the follow-up will not go out whenever it is looked at; empty: it may. */
  static Optional<Reason> cancellation(FollowUp followUp, Known known) {
    return CANCELLING.stream()
        .map(check -> check.judge(followUp, known))
        .filter(Verdict.Cancel.class::isInstance)
        .map(verdict -> ((Verdict.Cancel) verdict).reason())
        .findFirst();
  }

  /** The channel that would be used now; the worklist if there is none. */
  static Channel channel(FollowUp followUp, Known known) {
    return send(followUp, known).channel();
  }

  /** A template is not sent a second time over the same failure, nor to who mourns. */
  private static Verdict.Send send(FollowUp followUp, Known known) {
    Channel channel = Routes.first(followUp.task(), known).orElse(Channel.WORKLIST);
    if (channel.equals(Channel.WORKLIST)) {
      return new Verdict.Send(channel);
    }
    if (Mourning.isOn(known)) {
      return new Verdict.Send(Channel.WORKLIST, Reason.BEREAVED);
    }
    return known.failedAgain()
        ? new Verdict.Send(Channel.WORKLIST, Reason.REPEAT_FAILURE)
        : new Verdict.Send(channel);
  }

  private static Verdict orTooLate(Verdict verdict, FollowUp followUp) {
    return verdict instanceof Verdict.Hold hold && followUp.isTooLate(hold.nextLook())
        ? new Verdict.Cancel(Reason.NO_LONGER_MAKES_SENSE)
        : verdict;
  }

  /** Nobody asks whether a complaint is solved that is known to be. */
  private static @Nullable Verdict solved(FollowUp followUp, Known known) {
    Situation situation = known.customer().situation();
    Complaint complaint = situation.complaint();
    FollowUp.Task task = followUp.task();
    boolean asks =
        (task.kind() == Kind.AFTER_CARE || task.kind() == Kind.CALLBACK) && !task.isPromised();
    return asks
            && complaint != null
            && situation.openComplaint() == null
            && complaint.event().equals(followUp.about().origin())
        ? new Verdict.Cancel(Reason.SOLVED_OTHERWISE)
        : null;
  }

  /** A note that answers the complaint itself is no thank-you out of place. */
  static Verdict.@Nullable Hold complaint(FollowUp followUp, Known known) {
    Complaint complaint = known.customer().situation().openComplaint();
    if (complaint == null
        || !followUp.task().kind().isThanks()
        || complaint.event().equals(followUp.about().origin())) {
      return null;
    }
    Instant end = complaint.at().plus(known.rules().complaintHold());
    return known.now().isBefore(end) ? new Verdict.Hold(Reason.OPEN_COMPLAINT, end) : null;
  }
}
