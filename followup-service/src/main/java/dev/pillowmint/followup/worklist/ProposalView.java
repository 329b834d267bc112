package dev.pillowmint.followup.worklist;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.pillowmint.followup.story.Answer;
import dev.pillowmint.followup.story.Decision;
import dev.pillowmint.followup.story.Moment;
import dev.pillowmint.followup.story.Stories;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A proposal, as people see it.
 *
 * @param decision what is proposed
 * @param price what the goodwill costs together; absent: nothing that could be changed
 * @param words of the event; absent: not known any more
 * @param answers what was said, in order
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProposalView(
    @JsonUnwrapped DecisionView decision,
    @Nullable MoneyView price,
    @Nullable Map<String, Object> words,
    List<AnswerView> answers) {

  /**
   * What somebody said.
   *
   * @param fate {@code on-its-way}, {@code granted}, {@code declined} or {@code still-waits}
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record AnswerView(
      int revision,
      String verdict,
      @Nullable MoneyView amount,
      @Nullable String note,
      String staffId,
      String role,
      Instant at,
      String fate) {
    static AnswerView of(Answer answer, Decision now) {
      return new AnswerView(
          answer.revision(),
          answer.said().verdict().code(),
          MoneyView.of(answer.said().amount()),
          answer.said().note(),
          answer.by(),
          answer.role(),
          answer.at(),
          answer.fate(now).code());
    }
  }

  static ProposalView of(Stories.Proposal proposal) {
    Moment moment = proposal.moment();
    return new ProposalView(
        DecisionView.of(proposal.decision(), proposal.displayName()),
        MoneyView.of(proposal.decision().price().orElse(null)),
        moment == null ? null : moment.words(),
        proposal.answers().stream()
            .map(answer -> AnswerView.of(answer, proposal.decision()))
            .toList());
  }

  static String position(Stories.Proposal proposal) {
    Decision.Question question = proposal.decision().result().question();
    Instant answerBy = question == null ? null : question.answerBy();
    return Paging.write(answerBy == null ? Stories.NEVER : answerBy, proposal.decision().id());
  }
}
