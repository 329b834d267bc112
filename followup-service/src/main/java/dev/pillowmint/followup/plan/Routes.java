package dev.pillowmint.followup.plan;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** By which channel a follow-up goes. */
final class Routes {
  private Routes() {}

  /** The first channel of its order that reaches the customer and that they allow. */
  static Optional<Channel> first(FollowUp.Task task, Known known) {
    List<Channel> ways = reaching(task, known);
    Optional<Channel> allowed =
        ways.stream().filter(channel -> isAllowed(task, channel, known)).findFirst();
    return allowed.or(() -> task.owed() ? ways.stream().findFirst() : Optional.empty());
  }

  /** Whether any channel of its order reaches the customer at all, allowed or not. */
  static boolean isReachable(FollowUp.Task task, Known known) {
    return !reaching(task, known).isEmpty();
  }

  private static List<Channel> reaching(FollowUp.Task task, Known known) {
    List<Channel> ways =
        order(task, known.customer()).stream().filter(c -> reaches(c, known)).toList();
    return ways.isEmpty() && task.isPromised() ? List.of(Channel.WORKLIST) : ways;
  }

  /** As the policy says; else by e-mail where that is fit and the address is known. */
  private static List<Channel> order(FollowUp.Task task, Customer customer) {
    Kind kind = task.kind();
    if (kind.isHumanWork() || (task.channels().isEmpty() && !kind.isMailable())) {
      List<Channel> companies = task.channels().stream().filter(Channel::isWebhook).toList();
      return kind == Kind.CALLBACK && !companies.isEmpty() ? companies : List.of(Channel.WORKLIST);
    }
    if (task.channels().isEmpty()) {
      return List.of(customer.usableEmail() == null ? Channel.WORKLIST : Channel.EMAIL);
    }
    return task.channels();
  }

  private static boolean reaches(Channel channel, Known known) {
    if (channel.equals(Channel.WORKLIST)) {
      return true;
    }
    if (channel.equals(Channel.EMAIL)) {
      return known.customer().usableEmail() != null;
    }
    Courtesy courtesy = known.rules().courtesy();
    Courtesy.Way way = courtesy.ways().get(channel);
    return way == null || way.media().stream().noneMatch(medium -> isLost(medium, known));
  }

  /** Nothing but a bounce tells of these addresses, so that a bounce counts for a while only. */
  private static boolean isLost(Medium medium, Known known) {
    Bounce bounce = known.customer().situation().bounces().get(medium);
    return bounce != null
        && known.now().isBefore(bounce.at().plus(known.rules().courtesy().failureMemory()));
  }

  private static boolean isAllowed(FollowUp.Task task, Channel channel, Known known) {
    Purpose purpose = task.marketing() ? Purpose.MARKETING : Purpose.SERVICE;
    return media(task.kind(), channel, known.rules()).stream()
        .allMatch(medium -> known.customer().preferences().allow(new Wish(medium, purpose)));
  }

  private static Set<Medium> media(Kind kind, Channel channel, HouseRules rules) {
    if (!channel.equals(Channel.WORKLIST)) {
      return rules.courtesy().way(channel).media();
    }
    return switch (kind) {
      case THANK_YOU_NOTE -> Set.of(Medium.POST);
      case CALLBACK, AFTER_CARE, FEEDBACK_REQUEST -> Set.of(Medium.PHONE);
      case PROMISE_CHECK, ERRAND -> Set.of();
    };
  }
}
