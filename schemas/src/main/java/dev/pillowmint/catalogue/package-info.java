/**
 * What may be published: the event types with their attributes, and the values an attribute holds.
 * The catalogue's files are JSON Schemas under {@code event-types/}; a company adds a type by
 * adding a file.
 */
@NullMarked
package dev.pillowmint.catalogue;

import org.jspecify.annotations.NullMarked;
