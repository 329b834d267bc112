@NullMarked
package dev.pillowmint.localstack.story;

import org.jspecify.annotations.NullMarked;
