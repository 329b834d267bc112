/** Gates on the catalogues. */
@NullMarked
package dev.pillowmint.catalogue;

import org.jspecify.annotations.NullMarked;
