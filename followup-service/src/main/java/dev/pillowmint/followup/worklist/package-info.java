/** What people do, over REST: the worklist, a customer's follow-ups, promises. */
@NullMarked
package dev.pillowmint.followup.worklist;

import org.jspecify.annotations.NullMarked;
