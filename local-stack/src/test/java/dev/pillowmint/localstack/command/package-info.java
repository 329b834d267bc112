@NullMarked
package dev.pillowmint.localstack.command;

import org.jspecify.annotations.NullMarked;
