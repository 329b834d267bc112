package dev.pillowmint.intake.api;

import dev.pillowmint.intake.admission.Envelope;
import java.util.List;

/**
 * The events of one request.
 *
 * @param batch whether they came as an array, and are answered one by one
 */
record Submission(boolean batch, List<Envelope> events) {}
