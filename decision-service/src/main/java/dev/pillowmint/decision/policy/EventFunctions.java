package dev.pillowmint.decision.policy;

import static dev.cel.common.CelFunctionDecl.newFunctionDeclaration;
import static dev.cel.common.CelOverloadDecl.newMemberOverload;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import dev.pillowmint.catalogue.EventType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What can be asked of an event: {@code event.verified("delay")} and the like. */
final class EventFunctions {
  private EventFunctions() {}

  static List<CelFunctionDecl> declarations(Vocabulary vocabulary) {
    return List.of(
        newFunctionDeclaration(
            "verified",
            newMemberOverload(
                "event_verified", SimpleType.BOOL, vocabulary.event(), SimpleType.STRING)),
        newFunctionDeclaration(
            "sinceMonthStart",
            newMemberOverload("event_since_month_start", SimpleType.DURATION, vocabulary.event())),
        newFunctionDeclaration(
            "sinceYearStart",
            newMemberOverload("event_since_year_start", SimpleType.DURATION, vocabulary.event())));
  }

  @SuppressWarnings("Immutable") // The claims never change.
  static List<CelFunctionBinding> bindings(Collection<EventType> types) {
    Map<String, Set<String>> claimed = Proof.claimed(types);
    return List.of(
        CelFunctionBinding.from(
            "event_verified",
            EventValue.class,
            String.class,
            (event, fact) ->
                event.facts().verified(fact, claimed.getOrDefault(event.facts().type(), Set.of()))),
        CelFunctionBinding.from(
            "event_since_month_start",
            EventValue.class,
            event -> event.facts().since(day -> day.withDayOfMonth(1))),
        CelFunctionBinding.from(
            "event_since_year_start",
            EventValue.class,
            event -> event.facts().since(day -> day.withDayOfYear(1))));
  }
}
