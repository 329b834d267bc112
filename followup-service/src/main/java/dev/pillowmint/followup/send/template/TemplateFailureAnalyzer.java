package dev.pillowmint.followup.send.template;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what is wrong with templates instead of showing a stack. */
final class TemplateFailureAnalyzer extends AbstractFailureAnalyzer<TemplateException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, TemplateException cause) {
    return new FailureAnalysis(
        String.valueOf(cause.getMessage()),
        "Mend the files that are named and start again. docs/follow-ups.md says what a template may hold.",
        cause);
  }
}
