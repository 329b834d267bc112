package dev.pillowmint.intake.api;

import dev.pillowmint.intake.audit.AdministrativeAct;
import dev.pillowmint.intake.audit.AdministrativeAct.Outcome;
import dev.pillowmint.intake.audit.AuditAwayException;
import dev.pillowmint.intake.audit.AuditLog;
import dev.pillowmint.intake.repair.Filter;
import dev.pillowmint.intake.repair.LettersAwayException;
import dev.pillowmint.intake.repair.Mapping;
import dev.pillowmint.intake.repair.MendMany;
import dev.pillowmint.intake.repair.PersonalData;
import dev.pillowmint.intake.repair.Place;
import dev.pillowmint.intake.repair.Repair;
import dev.pillowmint.intake.repair.RepairLetters;
import dev.pillowmint.intake.repair.RepairOutcome;
import dev.pillowmint.intake.repair.Standing;
import io.swagger.v3.oas.annotations.Operation;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** {@code /v1/dead-letters}: only transports; what may be done, the core says. */
@RestController
@RequestMapping("/v1/dead-letters")
class DeadLettersController {
  private static final String MEND = "dead-letter.mend";
  private static final Logger log = LoggerFactory.getLogger(DeadLettersController.class);
  private static final int MOST = 1_000;

  private final RepairLetters repair;
  private final MendMany mendMany;
  private final DeadLetterView view;
  private final AuditLog audit;
  private final Clock clock;
  private final IntakeSettings settings;

  DeadLettersController(
      RepairLetters repair,
      MendMany mendMany,
      PersonalData personal,
      AuditLog audit,
      Clock clock,
      IntakeSettings settings) {
    this.repair = repair;
    this.mendMany = mendMany;
    this.view = new DeadLetterView(personal);
    this.audit = audit;
    this.clock = clock;
    this.settings = settings;
  }

  /**
   * Why a letter is given up.
   *
   * @param reason in words; without it nothing is discarded
   */
  record Discarding(@Nullable String reason) {}

  /**
   * A change of many.
   *
   * @param filter as the list's parameters; absent: every open one
   * @param set CEL expressions by place in the event
   * @param replay whether those that are mended are sent back at once
   * @param dryRun whether nothing is done but said; true unless stated
   * @param after only those behind this one
   * @param limit how many at most
   */
  record Mending(
      @Nullable Wanted filter,
      @Nullable Map<String, String> set,
      @Nullable Boolean replay,
      @Nullable Boolean dryRun,
      @Nullable String after,
      @Nullable Integer limit) {}

  /** Which are meant; absent members say nothing. */
  record Wanted(
      @Nullable String topic,
      @Nullable String reason,
      @Nullable String source,
      @Nullable String customer,
      @Nullable Instant from,
      @Nullable Instant until) {
    Filter with(Repair.@Nullable State state) {
      return new Filter(topic, reason, source, customer, state, from, until);
    }
  }

  @GetMapping
  @Operation(summary = "Lists dead letters")
  Map<String, Object> list(
      @RequestParam(required = false) @Nullable String topic,
      @RequestParam(required = false) @Nullable String reason,
      @RequestParam(required = false) @Nullable String source,
      @RequestParam(required = false) @Nullable String customer,
      @RequestParam(defaultValue = "open") String state,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME)
          @Nullable Instant from,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME)
          @Nullable Instant until,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit) {
    Filter filter = new Wanted(topic, reason, source, customer, from, until).with(state(state));
    List<Standing> found = repair.list(filter, place(after), limit(limit));
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("deadLetters", found.stream().map(view::line).toList());
    if (found.size() == limit) {
      page.put("next", found.getLast().letter().place().toString());
    }
    return page;
  }

  @GetMapping("/{place}")
  @Operation(summary = "Shows a dead letter")
  ResponseEntity<?> show(@PathVariable String place) {
    Optional<Standing> standing = Place.parse(place).flatMap(repair::show);
    return standing.isPresent() ? ResponseEntity.ok(whole(standing.get())) : unknown(place);
  }

  @PatchMapping("/{place}")
  @Operation(summary = "Changes the event of a dead letter")
  ResponseEntity<?> edit(
      @PathVariable String place,
      @RequestBody Map<String, @Nullable Object> patch,
      Principal principal) {
    return act("edit", place, principal, Map.of(), p -> repair.edit(p, patch, principal.getName()));
  }

  @PostMapping("/{place}/replay")
  @Operation(summary = "Sends a dead letter back")
  ResponseEntity<?> replay(@PathVariable String place, Principal principal) {
    return act("replay", place, principal, Map.of(), p -> repair.replay(p, principal.getName()));
  }

  @PostMapping("/{place}/discard")
  @Operation(summary = "Gives a dead letter up")
  ResponseEntity<?> discard(
      @PathVariable String place, @RequestBody Discarding discarding, Principal principal) {
    String why = Objects.requireNonNullElse(discarding.reason(), "");
    return act(
        "discard",
        place,
        principal,
        Map.of("reason", why),
        p -> repair.discard(p, principal.getName(), why));
  }

  @PostMapping("/repairs")
  @Operation(summary = "Mends many dead letters")
  Map<String, Object> mend(@RequestBody Mending mending, Principal principal) {
    Wanted wanted =
        mending.filter() == null
            ? new Wanted(null, null, null, null, null, null)
            : mending.filter();
    boolean dryRun = mending.dryRun() == null || mending.dryRun();
    int limit = limit(mending.limit() == null ? MOST : mending.limit());
    Mapping mapping = Mapping.of(Objects.requireNonNullElse(mending.set(), Map.of()));
    MendMany.How how = new MendMany.How(Boolean.TRUE.equals(mending.replay()), dryRun);
    List<MendMany.Mended> mended = new ArrayList<>();
    for (Standing standing : mendMany.open(wanted.with(null), place(mending.after()), limit)) {
      mended.add(mend(standing, mapping, how, principal));
    }
    long good = mended.stream().filter(m -> m.problem().isEmpty()).count();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("dryRun", dryRun);
    answer.put("mended", good);
    answer.put("notMended", mended.size() - good);
    answer.put("results", mended.stream().map(view::of).toList());
    if (mended.size() == limit) {
      answer.put("next", mended.getLast().place().toString());
    }
    return answer;
  }

  /** Each is an act of its own: if one fails, it is known which were done before. */
  private MendMany.Mended mend(
      Standing standing, Mapping mapping, MendMany.How how, Principal principal) {
    String place = standing.letter().place().toString();
    Map<String, String> details = Map.of("replay", String.valueOf(how.replay()));
    MendMany.Mended mended;
    try {
      mended = mendMany.mend(standing, mapping, how, principal.getName());
    } catch (LettersAwayException e) {
      record(MEND, place, principal, Outcome.FAILED, details);
      throw e;
    }
    if (!how.dryRun()) {
      Outcome outcome = mended.problem().isEmpty() ? Outcome.DONE : Outcome.REFUSED;
      record(MEND, place, principal, outcome, details);
    }
    return mended;
  }

  private ResponseEntity<?> act(
      String act,
      String place,
      Principal principal,
      Map<String, String> details,
      Function<Place, RepairOutcome> acting) {
    Optional<Place> known = Place.parse(place);
    if (known.isEmpty()) {
      return unknown(place);
    }
    RepairOutcome outcome;
    try {
      outcome = acting.apply(known.get());
    } catch (LettersAwayException e) {
      record("dead-letter." + act, place, principal, Outcome.FAILED, details);
      throw e;
    }
    record("dead-letter." + act, place, principal, outcomeOf(outcome), details);
    return switch (outcome) {
      case RepairOutcome.Done done -> ResponseEntity.ok(whole(done.standing()));
      case RepairOutcome.Unknown unknown -> unknown(place);
      case RepairOutcome.Refused refused -> RepairProblem.REFUSED.saying(refused.why());
      case RepairOutcome.StillBad bad ->
          act.equals("edit")
              ? RepairProblem.answer(Problem.INVALID_EVENT.with(bad.faults()))
              : RepairProblem.REFUSED.saying(
                  "Intake would refuse the event now; edit it: "
                      + bad.faults().getFirst().detail());
    };
  }

  private static Outcome outcomeOf(RepairOutcome outcome) {
    return outcome instanceof RepairOutcome.Done ? Outcome.DONE : Outcome.REFUSED;
  }

  /** Who asked is told what became of it, whether or not that can be kept. */
  private void record(
      String act, String subject, Principal by, Outcome outcome, Map<String, String> details) {
    try {
      audit.record(
          new AdministrativeAct(by.getName(), act, subject, clock.instant(), outcome, details));
    } catch (AuditAwayException e) {
      // It stands in the service's log, and with the repair itself.
    }
  }

  private Map<String, Object> whole(Standing standing) {
    return view.whole(standing, repair.veiled(standing).orElse(null));
  }

  private static ResponseEntity<ProblemDetail> unknown(String place) {
    return RepairProblem.UNKNOWN.saying(place + " is no dead letter, or no longer kept.");
  }

  private static @Nullable Place place(@Nullable String after) {
    return after == null
        ? null
        : Place.parse(after)
            .orElseThrow(() -> new IllegalArgumentException("after: take it from \"next\""));
  }

  private static int limit(int limit) {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("limit must be 1 to %d".formatted(MOST));
    }
    return limit;
  }

  private static Repair.@Nullable State state(String state) {
    if (state.equals("all")) {
      return null;
    }
    try {
      return Repair.State.valueOf(state.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("state must be open, replayed, discarded or all", e);
    }
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> badRequest(IllegalArgumentException e) {
    return RepairProblem.BAD_REQUEST.saying(String.valueOf(e.getMessage()));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException e) {
    return RepairProblem.BAD_REQUEST.saying(
        "The body must be a JSON object as docs/repair.md shows.");
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> noParameter(MethodArgumentTypeMismatchException e) {
    return RepairProblem.BAD_REQUEST.saying(
        "%s must be %s"
            .formatted(
                e.getName(),
                e.getName().equals("limit")
                    ? "1 to %d".formatted(MOST)
                    : "a time such as 2026-03-02T09:30:00Z"));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> away(LettersAwayException e) {
    log.warn("Dead letters are out of reach: {}", String.valueOf(e.getCause()));
    ResponseEntity<ProblemDetail> problem =
        RepairProblem.AWAY.saying(e.getMessage() + "; what was done is safe to do again.");
    return ResponseEntity.status(problem.getStatusCode())
        .headers(problem.getHeaders())
        .header(HttpHeaders.RETRY_AFTER, String.valueOf(settings.retryAfter().toSeconds()))
        .body(problem.getBody());
  }
}
