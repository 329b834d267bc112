@NullMarked
package dev.pillowmint.followup.listen;

import org.jspecify.annotations.NullMarked;
