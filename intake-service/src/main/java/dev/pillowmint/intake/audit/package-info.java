/** What people did to the service's administration. Imports neither Spring nor Kafka. */
@NullMarked
package dev.pillowmint.intake.audit;

import org.jspecify.annotations.NullMarked;
