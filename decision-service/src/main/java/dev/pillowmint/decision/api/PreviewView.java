package dev.pillowmint.decision.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pillowmint.decision.decide.Decision;
import dev.pillowmint.decision.policy.Policy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What would be decided.
 *
 * @param policy by which
 * @param moment whether a rule recognises a moment
 * @param decision absent: no moment
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PreviewView(
    StoryView.PolicyView policy, boolean moment, @Nullable PreviewedDecision decision) {

  static PreviewView of(Policy policy, Optional<Decision> decision) {
    return new PreviewView(
        new StoryView.PolicyView(policy.name(), policy.version()),
        decision.isPresent(),
        decision.map(PreviewedDecision::of).orElse(null));
  }
}
