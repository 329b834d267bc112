/** How records travel: what the serializers of the services have in common. */
@NullMarked
package dev.pillowmint.wire;

import org.jspecify.annotations.NullMarked;
