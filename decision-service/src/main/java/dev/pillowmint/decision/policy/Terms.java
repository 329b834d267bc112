package dev.pillowmint.decision.policy;

import java.time.ZoneId;
import java.util.Map;

/**
 * What a policy states once and all its rules reckon with.
 *
 * @param zone whose midnight begins a date
 * @param rates what currencies are worth
 * @param values amounts with a name
 * @param calendars which days are worked, by name
 * @param gifts what may be given
 */
record Terms(
    ZoneId zone,
    Rates rates,
    Values values,
    Map<String, WorkCalendar> calendars,
    GiftCatalogue gifts) {

  Terms {
    calendars = Map.copyOf(calendars);
  }
}
