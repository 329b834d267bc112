/** Keeps a slow or dead channel from holding anything else up. */
@NullMarked
package dev.pillowmint.followup.send.guard;

import org.jspecify.annotations.NullMarked;
