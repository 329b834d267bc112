package dev.pillowmint.decision.stream;

import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.decide.Decision;
import dev.pillowmint.decision.decide.Draw;
import dev.pillowmint.decision.decide.Settling;
import dev.pillowmint.decision.policy.Policy;
import dev.pillowmint.decision.stream.record.Carried;
import dev.pillowmint.decision.stream.record.DrawAsked;
import dev.pillowmint.decision.stream.record.DrawsReturned;
import dev.pillowmint.decision.stream.record.Prepared;
import dev.pillowmint.decision.stream.record.StoredDraw;
import dev.pillowmint.schemas.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Tells decisions: to the topics, in the customer's story, and to the proposals if somebody has to
 * answer first.
 *
 * @param context of the processor that tells
 * @param stories of its partition
 * @param proposals of its partition
 * @param spendings of its partition
 * @param measures that count
 */
record Telling(
    ProcessorContext<String, Outgoing> context,
    Stories stories,
    Proposals proposals,
    Spendings spendings,
    Measures measures) {

  private static final String APPLICATION = "application";

  /** With the stores of the processor's partition. */
  static Telling of(ProcessorContext<String, Outgoing> context, Measures measures) {
    return new Telling(
        context,
        new Stories(
            context.getStateStore(DecisionTopology.CUSTOMERS),
            context.getStateStore(DecisionTopology.STORIES)),
        new Proposals(
            context.getStateStore(DecisionTopology.PENDING),
            context.getStateStore(DecisionTopology.DUE)),
        new Spendings(context.getStateStore(DecisionTopology.SPENDINGS)),
        measures);
  }

  /**
   * What is about to be told of one customer.
   *
   * @param customerId whom it is about
   * @param receivedAt when Pillowmint accepted the event that it comes from; null: unknown
   */
  record About(String customerId, @Nullable Instant receivedAt) {}

  /**
   * The customer's state after the decision is told.
   *
   * @param drawn what was drawn for it
   */
  CustomerState tell(About about, CustomerState state, Published decided, List<StoredDraw> drawn) {
    Published published = bounded(about.customerId(), decided);
    measures.told(published, about.receivedAt());
    forward(about.customerId(), new Outgoing.Told(published));
    if (published.pending() != null) {
      proposals.keep(about.customerId(), published.pending());
    }
    spendings.keep(about.customerId(), published, drawn, context.currentSystemTimeMs());
    boolean turnedAway = decided.pending() != null && published.pending() == null;
    return stories.tell(
        about.customerId(),
        turnedAway ? state.release(decided.decision().getId()) : state,
        published);
  }

  /**
   * The customer's state after a decision counts, and is told or asks its budgets.
   *
   * @param policy that decided
   * @param folded the state with the event
   * @param published how a decision is told
   */
  CustomerState settle(
      About about,
      Policy policy,
      CustomerState folded,
      Decision decision,
      Function<Decision, Published> published) {
    CustomerState state = Settling.noted(policy, folded, decision);
    if (!(decision instanceof Decision.Granted granted)) {
      return tell(about, state, published.apply(decision), List.of());
    }
    CustomerState counted = granted.goodwill() == null ? state : state.with(granted.goodwill());
    if (granted.draws().isEmpty()) {
      return tell(about, counted, published.apply(decision), List.of());
    }
    Map<String, Published> otherwise = new HashMap<>();
    granted.otherwise().forEach((name, other) -> otherwise.put(name, published.apply(other)));
    ask(about, granted.draws(), published.apply(decision), otherwise);
    return counted;
  }

  /**
   * Asks the budgets.
   *
   * @param granted what stands if all say yes
   * @param otherwise what stands if one says no, by its name
   */
  void ask(About about, List<Draw> draws, Published granted, Map<String, Published> otherwise) {
    Map<String, Prepared> prepared = new HashMap<>();
    otherwise.forEach((budget, outcome) -> prepared.put(budget, PreparedRecords.of(outcome)));
    DrawAsked asked =
        DrawAsked.newBuilder()
            .setCustomerId(about.customerId())
            .setDecisionId(granted.decision().getId())
            .setDraws(StoredDraws.stored(draws))
            .setGranted(PreparedRecords.of(granted))
            .setOtherwise(prepared)
            .setReceivedAtMillis(
                about.receivedAt() == null ? null : about.receivedAt().toEpochMilli())
            .build();
    forward(about.customerId(), new Outgoing.Asked(asked));
  }

  /** Sends to another identifier, or to where links are weighed, behind what was sent before. */
  void send(String to, Object what) {
    Headers ours = new RecordHeaders();
    ours.add(APPLICATION, application());
    context.forward(
        new Record<>(
            to, new Outgoing.Sent(new Carried(what)), context.currentSystemTimeMs(), ours));
  }

  /** Whether this application sent it: another may read the same topics. */
  boolean isOurs(Headers headers) {
    Header sender = headers.lastHeader(APPLICATION);
    return sender != null && Arrays.equals(sender.value(), application());
  }

  private byte[] application() {
    return context.applicationId().getBytes(StandardCharsets.UTF_8);
  }

  void giveBack(String customerId, List<StoredDraw> draws) {
    if (!draws.isEmpty()) {
      forward(customerId, new Outgoing.Returned(new DrawsReturned(draws)));
    }
  }

  /** Whose events, past ones too, nobody shall be able to read. */
  void erased(String identifier) {
    forward(identifier, new Outgoing.Erased());
  }

  private void forward(String customerId, Outgoing outgoing) {
    context.forward(new Record<>(customerId, outgoing, context.currentSystemTimeMs()));
  }

  /**
   * A customer of whom too much waits already gets no more proposals until somebody answers, unless
   * something may be owed: that is never turned away.
   */
  private Published bounded(String customerId, Published decided) {
    if (decided.pending() == null
        || decided.decision().getRevision() > 0
        || Proposals.mayBeOwed(decided.pending())
        || proposals.hasRoom(customerId)) {
      return decided;
    }
    boolean none = decided.gestures().isEmpty();
    var told =
        dev.pillowmint.schemas.Decision.newBuilder(decided.decision())
            .setOutcome(none ? Outcome.DECLINED : Outcome.GRANTED)
            .setReason(none ? "too-many-proposals" : "granted")
            .setRole(null)
            .setAnswerBy(null)
            .setGestures(
                decided.decision().getGestures().stream()
                    .filter(
                        chosen ->
                            decided.gestures().stream()
                                .anyMatch(g -> g.getId().equals(chosen.getGestureId())))
                    .toList())
            .setExplanation(
                Stream.concat(
                        decided.decision().getExplanation().stream(),
                        Stream.of(
                            "%d proposals for this customer wait for an answer already."
                                .formatted(Proposals.MOST)))
                    .toList())
            .build();
    return new Published(
        told, decided.gestures(), decided.costs(), null, decided.claim(), decided.anew());
  }
}
