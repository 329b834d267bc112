/** What those who lead look at: how a span of days went, and the week's digest. Pure. */
@NullMarked
package dev.pillowmint.followup.insight;

import org.jspecify.annotations.NullMarked;
