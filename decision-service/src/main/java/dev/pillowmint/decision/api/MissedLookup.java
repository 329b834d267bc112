package dev.pillowmint.decision.api;

import dev.pillowmint.decision.learn.Learned;
import dev.pillowmint.decision.learn.Missed;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds one missed moment, whichever instance keeps it. */
@Component
class MissedLookup {
  private final Learned learned;
  private final Together together;

  MissedLookup(Learned learned, Together together) {
    this.learned = learned;
    this.together = together;
  }

  /** One, or none. */
  MissedView find(String decisionId, HttpServletRequest request) {
    Optional<Missed> known = learned.missed(decisionId);
    MissedView here =
        new MissedView(known.map(MissedView::moment).stream().toList(), List.of(), null);
    if (known.isPresent()) {
      return here;
    }
    String asked = "/v1/missed?decision=" + URLEncoder.encode(decisionId, StandardCharsets.UTF_8);
    return MissedView.merged(together.parts(request, asked, here, MissedView.class), 1);
  }
}
