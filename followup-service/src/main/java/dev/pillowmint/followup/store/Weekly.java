package dev.pillowmint.followup.store;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;

/** Once a week, at a time of that day that the zone's clocks show. */
record Weekly(DayOfWeek day, LocalTime at, ZoneId zone) implements Schedule {

  Instant after(Instant time) {
    ZonedDateTime local = time.atZone(zone);
    ZonedDateTime next =
        local.toLocalDate().with(TemporalAdjusters.nextOrSame(day)).atTime(at).atZone(zone);
    return next.toInstant().isAfter(time)
        ? next.toInstant()
        : next.toLocalDate().plusWeeks(1).atTime(at).atZone(zone).toInstant();
  }

  @Override
  public Instant getNextExecutionTime(ExecutionComplete complete) {
    return after(complete.getTimeDone());
  }

  @Override
  public Instant getInitialExecutionTime(Instant now) {
    return after(now);
  }

  /** What is tried again keeps its time when the service starts. */
  @Override
  public boolean isDeterministic() {
    return false;
  }
}
