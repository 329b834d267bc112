package dev.pillowmint.followup.story;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.followup.plan.Customer;
import dev.pillowmint.followup.plan.Promise;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What people read. A port: the store answers. */
public interface Stories {
  /** Stands for the time by which a proposal is to be answered if nobody says one. */
  Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

  /**
   * Proposals that wait, the one to be answered first, first.
   *
   * @param roles only those asked of one of them; empty: all
   */
  List<Proposal> proposals(Set<String> roles, int limit, @Nullable Position after);

  /** A decision that is or was proposed, or any other; empty: none of that id. */
  Optional<Proposal> proposal(String decisionId);

  /**
   * Missed decisions that nobody made good yet, newest first.
   *
   * @param reason only of that reason; null: of any
   */
  List<Named> missed(@Nullable String reason, int limit, @Nullable Position after);

  /** Missed decisions since then that nobody made good yet, by reason, the most first. */
  List<Misses> missedByReason(Instant since);

  /** What is known about a customer; empty: never heard of, or erased. */
  Optional<Portrait> portrait(String customerId);

  /** A customer's story, newest first. */
  List<Entry> story(String customerId, int limit, @Nullable Position before);

  /**
   * Customers whose id, or whose name, is or begins with the text, whatever its case in the name.
   */
  List<Match> customers(String text, int limit);

  /**
   * Where a page ends.
   *
   * @param at of its last element
   * @param key of its last element
   */
  record Position(Instant at, String key) {}

  /**
   * A decision and whose it is.
   *
   * @param displayName how the customer likes to be addressed; null: not known
   */
  record Named(Decision decision, @Nullable String displayName) {}

  /**
   * A proposal and what was said to it.
   *
   * @param displayName how the customer likes to be addressed; null: not known
   * @param moment what happened; null: not heard of, or too long ago
   * @param answers in order
   */
  record Proposal(
      Decision decision,
      @Nullable String displayName,
      @Nullable Moment moment,
      List<Answer> answers) {
    public Proposal {
      answers = List.copyOf(answers);
    }

    /** The answer to what was told last; empty: none yet. */
    public Optional<Answer> waitingAnswer() {
      return answers.stream().filter(a -> a.revision() == decision.revision()).findFirst();
    }
  }

  /**
   * Missed decisions of one reason.
   *
   * @param stakes what they may cost together, one amount per currency
   */
  record Misses(String reason, long count, List<Amount> stakes) {
    public Misses {
      stakes = List.copyOf(stakes);
    }
  }

  /**
   * What is known about a customer.
   *
   * @param aliases identifiers that turned out to be theirs, the last one first; at most 20
   * @param promises those that are open first, then by due time, newest first; at most 50
   * @param choices that their gestures leave or left, newest first; at most 20
   */
  record Portrait(
      Customer customer,
      List<String> aliases,
      Interests interests,
      List<Promise> promises,
      List<Choice> choices) {
    public Portrait {
      aliases = List.copyOf(aliases);
      promises = List.copyOf(promises);
      choices = List.copyOf(choices);
    }
  }

  /** A customer who was searched for. */
  record Match(String id, @Nullable String displayName) {}
}
