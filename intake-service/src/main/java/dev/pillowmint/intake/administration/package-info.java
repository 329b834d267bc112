/** Keys and the audit log over HTTP, for administrators. */
@NullMarked
package dev.pillowmint.intake.administration;

import org.jspecify.annotations.NullMarked;
