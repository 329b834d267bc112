/** Tests of what people read and answer. */
@NullMarked
package dev.pillowmint.followup.story;

import org.jspecify.annotations.NullMarked;
