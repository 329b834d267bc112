@NullMarked
package dev.pillowmint.decision.confluent;

import org.jspecify.annotations.NullMarked;
