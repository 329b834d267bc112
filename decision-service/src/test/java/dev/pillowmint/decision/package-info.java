@NullMarked
package dev.pillowmint.decision;

import org.jspecify.annotations.NullMarked;
