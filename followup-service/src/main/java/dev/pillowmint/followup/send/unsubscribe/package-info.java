/** Links by which a customer unsubscribes, and the page behind them. */
@NullMarked
package dev.pillowmint.followup.send.unsubscribe;

import org.jspecify.annotations.NullMarked;
