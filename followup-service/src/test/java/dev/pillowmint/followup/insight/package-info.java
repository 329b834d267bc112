@NullMarked
package dev.pillowmint.followup.insight;

import org.jspecify.annotations.NullMarked;
