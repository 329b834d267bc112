package dev.pillowmint.followup.story;

import dev.pillowmint.followup.plan.CustomerFile;
import dev.pillowmint.followup.plan.FollowUp;
import dev.pillowmint.followup.plan.Judged;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing in a customer's story. */
public sealed interface Entry {
  /** Newest first; what happened at once in the order of the keys. */
  Comparator<Entry> NEWEST_FIRST =
      Comparator.comparing(Entry::at).thenComparing(Entry::key).reversed();

  /** When. */
  Instant at();

  /** Names it within the story. */
  String key();

  /** It happened. */
  record Happened(Moment moment) implements Entry {
    @Override
    public Instant at() {
      return moment.at();
    }

    @Override
    public String key() {
      return "event:%s\n%s".formatted(moment.event().source(), moment.event().id());
    }
  }

  /** It was decided. */
  record Decided(Decision decision) implements Entry {
    @Override
    public Instant at() {
      return decision.decidedAt();
    }

    @Override
    public String key() {
      return "decision:" + decision.id();
    }
  }

  /**
   * A follow-up came into its state.
   *
   * @param completion who did it; null: nobody
   * @param verdicts what was decided when it was looked at, oldest first
   */
  record Followed(
      FollowUp followUp, CustomerFile.@Nullable Completion completion, List<Judged> verdicts)
      implements Entry {
    public Followed {
      verdicts = List.copyOf(verdicts);
    }

    @Override
    public Instant at() {
      return followUp.status().changedAt();
    }

    @Override
    public String key() {
      return "follow-up:" + followUp.id();
    }
  }

  /** The newest of several lists, each with its newest first. */
  static List<Entry> newest(int limit, List<List<Entry>> lists) {
    return lists.stream().flatMap(List::stream).sorted(NEWEST_FIRST).limit(limit).toList();
  }

  /** As one list. */
  static List<Entry> of(List<? extends Entry> entries) {
    return List.copyOf(entries);
  }
}
