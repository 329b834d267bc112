/** The three services as processes of their own, run from the jars that the build made. */
@NullMarked
package dev.pillowmint.localstack.services;

import org.jspecify.annotations.NullMarked;
