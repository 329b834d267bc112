@NullMarked
package dev.pillowmint.sealing;

import org.jspecify.annotations.NullMarked;
