package dev.pillowmint.decision.learn;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What this instance has learned. The instances share what there is to learn among themselves, so
 * the whole is what all of them together say.
 */
public interface Learned {

  /**
   * Missed moments, newest first, of the customers that this instance owns.
   *
   * @throws LearnedAwayException if it cannot be told here and now
   */
  MissedPage missed(MissedQuery query);

  /**
   * The missed moment of that decision; empty: there is none here.
   *
   * @throws LearnedAwayException if it cannot be told here and now
   */
  Optional<Missed> missed(String decisionId);

  /**
   * What each rule did and led to, of the rules that this instance counts for.
   *
   * @param since the first day, in UTC
   * @throws LearnedAwayException if it cannot be told here and now
   */
  List<RuleResult> results(LocalDate since);

  /**
   * How alike like cases were treated, of the rules that this instance counts for.
   *
   * @param since the first day, in UTC
   * @throws LearnedAwayException if it cannot be told here and now
   */
  List<Consistency> consistency(LocalDate since);

  /**
   * The other instances, to be asked as well.
   *
   * @throws LearnedAwayException while it cannot be told
   */
  List<Instance> others();

  /**
   * Where an instance is reached by the others.
   *
   * @param host name or address
   * @param port of its REST interface
   */
  record Instance(String host, int port) {
    @Override
    public String toString() {
      return host + ":" + port;
    }
  }
}
