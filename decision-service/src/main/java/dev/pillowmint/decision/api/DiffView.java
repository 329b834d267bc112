package dev.pillowmint.decision.api;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.pillowmint.decision.policy.DocumentDiff;
import dev.pillowmint.decision.policy.PolicyVersion;
import java.util.List;

/**
 * What differs between two versions.
 *
 * @param from the one
 * @param to the other
 * @param changes what was added, removed or changed, rule by rule
 * @param text unified diff of the documents, a line each
 */
record DiffView(String from, String to, DocumentDiff changes, List<String> text) {
  private static final int CONTEXT = 3;

  static DiffView of(PolicyVersion.Id from, String left, PolicyVersion.Id to, String right) {
    List<String> lines = left.lines().toList();
    return new DiffView(
        from.toString(),
        to.toString(),
        DocumentDiff.between(left, right),
        UnifiedDiffUtils.generateUnifiedDiff(
            from.toString(),
            to.toString(),
            lines,
            DiffUtils.diff(lines, right.lines().toList()),
            CONTEXT));
  }
}
