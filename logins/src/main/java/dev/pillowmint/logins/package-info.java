/** Names and passwords of people and scrapers, and patience with those who guess them. */
@NullMarked
package dev.pillowmint.logins;

import org.jspecify.annotations.NullMarked;
