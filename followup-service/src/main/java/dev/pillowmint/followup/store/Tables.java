package dev.pillowmint.followup.store;

import org.springframework.context.ApplicationEventPublisher;

/** What a file is kept in. */
record Tables(
    Customers customers,
    FollowUps followUps,
    Promises promises,
    EventsSeen eventsSeen,
    PostgresOutbox outbox,
    Timers timers,
    ApplicationEventPublisher events) {}
