@NullMarked
package dev.pillowmint.followup.access;

import org.jspecify.annotations.NullMarked;
