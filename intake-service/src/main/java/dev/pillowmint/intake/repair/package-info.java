/** The rules of repair: what may be done about a record that a service could not handle. */
@NullMarked
package dev.pillowmint.intake.repair;

import org.jspecify.annotations.NullMarked;
