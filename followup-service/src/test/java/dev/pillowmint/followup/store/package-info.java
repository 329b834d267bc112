/** The store's own SQL against a real database. */
@NullMarked
package dev.pillowmint.followup.store;

import org.jspecify.annotations.NullMarked;
