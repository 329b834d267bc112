/** The parts that the services need, each a child process: broker, registry, database. */
@NullMarked
package dev.pillowmint.localstack.parts;

import org.jspecify.annotations.NullMarked;
