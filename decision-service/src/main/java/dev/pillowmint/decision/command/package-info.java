/**
 * {@code pillowmint policy}: checks, tests, explains and backtests a policy without the service and
 * without effect.
 */
@NullMarked
package dev.pillowmint.decision.command;

import org.jspecify.annotations.NullMarked;
