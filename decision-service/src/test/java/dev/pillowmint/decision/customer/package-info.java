@NullMarked
package dev.pillowmint.decision.customer;

import org.jspecify.annotations.NullMarked;
