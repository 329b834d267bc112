/** Gates on the records. */
@NullMarked
package dev.pillowmint.schemas;

import org.jspecify.annotations.NullMarked;
