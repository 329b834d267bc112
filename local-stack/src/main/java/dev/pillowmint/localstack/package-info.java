/** The test fixture: a real broker, registry and database, started once per JVM. */
@NullMarked
package dev.pillowmint.localstack;

import org.jspecify.annotations.NullMarked;
