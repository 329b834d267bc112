@NullMarked
package dev.pillowmint.localstack.process;

import org.jspecify.annotations.NullMarked;
