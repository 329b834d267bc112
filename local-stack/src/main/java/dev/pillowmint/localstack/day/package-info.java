/** Files of customer events: the sample day with what is expected of it, and any file to play. */
@NullMarked
package dev.pillowmint.localstack.day;

import org.jspecify.annotations.NullMarked;
