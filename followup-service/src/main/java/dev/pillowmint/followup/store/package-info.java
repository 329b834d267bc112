/** Keeps files, timers and the outbox in PostgreSQL. Timers are db-scheduler's. */
@NullMarked
package dev.pillowmint.followup.store;

import org.jspecify.annotations.NullMarked;
