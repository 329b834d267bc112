/** The JSON Schema edge: events' attributes against the schemas of the catalogue. */
@NullMarked
package dev.pillowmint.intake.schema;

import org.jspecify.annotations.NullMarked;
