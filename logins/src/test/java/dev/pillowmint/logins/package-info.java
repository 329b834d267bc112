@NullMarked
package dev.pillowmint.logins;

import org.jspecify.annotations.NullMarked;
