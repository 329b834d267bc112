@NullMarked
package dev.pillowmint.localstack.day;

import org.jspecify.annotations.NullMarked;
