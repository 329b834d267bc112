@NullMarked
package dev.pillowmint.decision.policy;

import org.jspecify.annotations.NullMarked;
