/**
 * Tests of what the product is deployed with, most of them against the files as they are shipped.
 */
@NullMarked
package dev.pillowmint.deploy;

import org.jspecify.annotations.NullMarked;
