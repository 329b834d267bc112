@NullMarked
package dev.pillowmint.localstack.parts;

import org.jspecify.annotations.NullMarked;
