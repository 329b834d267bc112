@NullMarked
package dev.pillowmint.followup.send.template;

import org.jspecify.annotations.NullMarked;
