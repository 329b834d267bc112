@NullMarked
package dev.pillowmint.localstack;

import org.jspecify.annotations.NullMarked;
