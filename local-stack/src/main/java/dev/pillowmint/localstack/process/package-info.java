/**
 * Child processes that live no longer than their parent, and what they need: ports, logs, a place.
 */
@NullMarked
package dev.pillowmint.localstack.process;

import org.jspecify.annotations.NullMarked;
