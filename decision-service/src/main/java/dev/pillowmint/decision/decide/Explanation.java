package dev.pillowmint.decision.decide;

import java.util.List;
import java.util.stream.Stream;

/**
 * Why, step by step, for a person.
 *
 * @param steps in order
 */
record Explanation(List<String> steps) {

  Explanation {
    steps = List.copyOf(steps);
  }

  Explanation then(String step) {
    return new Explanation(Stream.concat(steps.stream(), Stream.of(step)).toList());
  }
}
