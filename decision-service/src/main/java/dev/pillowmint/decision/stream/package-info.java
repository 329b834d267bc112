/**
 * Kafka Streams: events in, decisions and gestures out, exactly once; the stores that hold
 * customers, their stories and the budgets.
 *
 * <p>{@link dev.pillowmint.decision.stream.DecisionTopology} shows the whole way.
 */
@NullMarked
package dev.pillowmint.decision.stream;

import org.jspecify.annotations.NullMarked;
