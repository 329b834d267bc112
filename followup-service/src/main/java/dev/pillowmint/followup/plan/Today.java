package dev.pillowmint.followup.plan;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Today's work as people see it. A port: the store answers, at the same speed however much it is.
 */
public interface Today {

  /** The most urgent first: section by section, and within one by time. */
  List<Entry> entries(Asked asked, int limit, @Nullable Mark after);

  /** How much there is in each section; more than {@code most} is one more than it. */
  Map<Section, Integer> counts(Asked asked, int most);

  /** One follow-up, whatever its state; empty: none of that id. */
  Optional<Entry> find(UUID id);

  /** The parts of today's work, the most urgent first. */
  enum Section {
    /** Promised, and soon to break. */
    PROMISES,
    /** Calls to make. */
    CALLS,
    /** Notes to write by hand. */
    NOTES,
    /** Everything else. */
    REST
  }

  /**
   * Which work is asked for.
   *
   * @param sections only these
   * @param teams only what is theirs or anybody's; null: everybody's
   * @param heldBy only what this person took; null: whoever has it
   * @param now the present
   * @param near what is promised until then is about to break
   */
  record Asked(
      Set<Section> sections,
      @Nullable Set<String> teams,
      @Nullable String heldBy,
      Instant now,
      Instant near) {}

  /**
   * Where a page ends.
   *
   * @param section of its last entry
   * @param at its time there: by when it is promised, else since when it is due
   * @param id its id
   */
  record Mark(Section section, Instant at, UUID id) {}

  /**
   * One follow-up with what a person needs to choose it.
   *
   * @param section where it stands; null: it was asked for by its id
   * @param item the follow-up itself
   * @param calendar the customer's, as far as they said it
   * @param claim who took it, even if their time ran out; null: nobody
   * @param tries how often it was tried in vain
   */
  record Entry(
      @Nullable Section section,
      Worklist.Item item,
      SaidHours calendar,
      @Nullable Claim claim,
      int tries) {

    /** Where a page that ends with it ends. */
    public Mark mark(Section in) {
      Instant promisedBy = item.promisedBy();
      FollowUp followUp = item.followUp();
      Instant at =
          in == Section.PROMISES && promisedBy != null ? promisedBy : followUp.status().dueAt();
      return new Mark(in, at, followUp.id());
    }
  }
}
