package dev.pillowmint.decision.decide;

import dev.pillowmint.decision.customer.Grant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What comes of an answer to a proposal, or of none. */
public sealed interface Ruling {

  /** What is added to the explanation. */
  List<String> because();

  /**
   * It is given; at once, or once budgets have said yes.
   *
   * @param because what is added to the explanation
   * @param given what each proposed gesture costs now, in order; zero: it is not given
   * @param goodwill what counts against the customer's caps; null: nothing
   * @param draws what budgets must say yes to first, all of them; none: nothing
   * @param otherwise what stands if a budget says no, by the budget's name
   */
  record Granted(
      List<String> because,
      List<Pending.Priced> given,
      @Nullable Grant goodwill,
      List<Draw> draws,
      Map<String, Ruling> otherwise)
      implements Ruling {}

  /**
   * What is owed or costs nothing is given at once; the goodwill beside it waits on.
   *
   * @param because what is added to the explanation
   * @param question who is asked about the goodwill; their time to answer begins now
   */
  record Partly(List<String> because, Pending.Question question) implements Ruling {}

  /**
   * It is not given.
   *
   * @param because what is added to the explanation
   * @param reason as a stable code
   */
  record Declined(List<String> because, String reason) implements Ruling {}

  /**
   * It was weighed again, with what was shown.
   *
   * @param because what is told before the decision's own explanation
   * @param decision what is decided now
   */
  record Weighed(List<String> because, Decision decision) implements Ruling {}

  /**
   * It waits on.
   *
   * @param because what is added to the explanation
   * @param question who is asked now
   * @param anew whether their time to answer begins now
   * @param lasting whether what is added stays there in later tellings
   */
  record Waits(List<String> because, Pending.Question question, boolean anew, boolean lasting)
      implements Ruling {}
}
