/**
 * Personal attributes, encrypted under a data key of the customer. Data keys are on the topic
 * {@code customer-keys}, encrypted with the company's master key; without a customer's data keys
 * nobody can read what the log holds of them.
 */
@NullMarked
package dev.pillowmint.sealing;

import org.jspecify.annotations.NullMarked;
