package dev.pillowmint.intake.webhook;

import dev.pillowmint.intake.admission.Fault;
import dev.pillowmint.intake.admission.Fault.Code;
import dev.pillowmint.intake.webhook.Expression.NoValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What payloads become: for each kind of event, when there is one and what it says. */
public final class Mapping {
  /** How many values of a payload are looked at, over and over; bounds the time that one takes. */
  private static final long MOST_WORK = 20_000_000;

  private final String source;
  private final List<EventMapping> events;

  Mapping(String source, List<EventMapping> events) {
    this.source = source;
    this.events = List.copyOf(events);
  }

  /**
   * The events of a payload; none if it is of no kind that is mapped. Never throws for a bad
   * payload.
   *
   * @param payload as a JSON reader gives it
   * @param most events that may come of one payload
   */
  public List<Draft> of(
      @Nullable Object payload, Map<String, String> headers, int most, Instant now) {
    Object values = Values.toCel(payload);
    Work work = new Work(Values.count(values));
    List<Draft> drafts = new ArrayList<>();
    for (EventMapping event : events) {
      Map<String, Object> sees = new LinkedHashMap<>();
      sees.put(Language.PAYLOAD, values);
      sees.put(Language.HEADERS, headers);
      try {
        for (Optional<Object> item : event.items(sees, work)) {
          item.ifPresent(value -> sees.put(Language.ITEM, value));
          work.done(event.attributes().size() + 1L);
          if (drafts.size() == most) {
            throw new NoValue("more than the %d events of one payload".formatted(most), false);
          }
          event.draft(source, sees, now).ifPresent(drafts::add);
        }
      } catch (NoValue e) {
        Fault fault = new Fault(Code.INVALID, "", "%s: %s".formatted(event.where(), e.problem()));
        drafts.add(new Draft(Map.of(), List.of(fault)));
      }
    }
    return told(drafts);
  }

  /**
   * The types of the events that payloads may become, in the file's order; a mapping that gives
   * whole events states none.
   */
  public List<String> types() {
    return events.stream().map(EventMapping::type).filter(t -> !t.isEmpty()).distinct().toList();
  }

  /** Two events of one payload by the same id would be one. */
  private static List<Draft> told(List<Draft> drafts) {
    Set<String> ids = new HashSet<>();
    return drafts.stream()
        .map(draft -> draft.id().isEmpty() || ids.add(draft.id()) ? draft : again(draft))
        .toList();
  }

  private static Draft again(Draft draft) {
    List<Fault> faults = new ArrayList<>(draft.faults());
    faults.add(
        new Fault(
            Code.INVALID, "/id", "is the id of another event of this payload, too; ids differ"));
    return new Draft(draft.event(), faults);
  }

  /** What was looked at so far. */
  static final class Work {
    private final long size;
    private long done;

    private Work(long size) {
      this.size = size;
    }

    /**
     * @throws NoValue if that is too much
     */
    void done(long evaluations) throws NoValue {
      done += evaluations * size;
      if (done > MOST_WORK) {
        throw new NoValue("the payload is too large for as many events", false);
      }
    }
  }
}
