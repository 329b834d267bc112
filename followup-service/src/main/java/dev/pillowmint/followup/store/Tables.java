package dev.pillowmint.followup.store;

import java.util.List;
import org.springframework.context.ApplicationEventPublisher;

/**
 * What a file is kept in.
 *
 * @param words what an erased customer's words are removed from
 */
record Tables(
    Customers customers,
    FollowUps followUps,
    Promises promises,
    History history,
    EventsSeen eventsSeen,
    PostgresOutbox outbox,
    Acts acts,
    List<Forgets> words,
    Timers timers,
    StoryTables story,
    Joining joining,
    ApplicationEventPublisher events) {}
