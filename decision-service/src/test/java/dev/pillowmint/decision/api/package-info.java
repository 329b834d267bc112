@NullMarked
package dev.pillowmint.decision.api;

import org.jspecify.annotations.NullMarked;
