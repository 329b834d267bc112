/**
 * The story of a day in three steps: hear what the services said, make a story of it, set it as
 * text.
 */
@NullMarked
package dev.pillowmint.localstack.story;

import org.jspecify.annotations.NullMarked;
