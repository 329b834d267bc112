/** Who may look and act: people and scrapers by HTTP Basic. */
@NullMarked
package dev.pillowmint.followup.access;

import org.jspecify.annotations.NullMarked;
