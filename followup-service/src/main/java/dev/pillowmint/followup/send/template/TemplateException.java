package dev.pillowmint.followup.send.template;

import java.util.List;
import java.util.stream.Collectors;

/** Templates are wrong: the service does not start with them. Names each fault and its remedy. */
public final class TemplateException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int MOST_NAMED = 20;

  TemplateException(List<Fault> faults) {
    super(
        faults.stream()
            .limit(MOST_NAMED)
            .map(Fault::toString)
            .collect(Collectors.joining("\n  ", "Templates cannot be used:\n  ", "")));
  }
}
