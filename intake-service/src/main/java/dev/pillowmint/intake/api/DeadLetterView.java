package dev.pillowmint.intake.api;

import dev.pillowmint.intake.repair.DeadLetter;
import dev.pillowmint.intake.repair.MendMany.Mended;
import dev.pillowmint.intake.repair.PersonalData;
import dev.pillowmint.intake.repair.Repair;
import dev.pillowmint.intake.repair.Standing;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A dead letter as operators read it; what is personal is hidden. */
final class DeadLetterView {
  private final PersonalData personal;

  DeadLetterView(PersonalData personal) {
    this.personal = personal;
  }

  /** In a list. */
  Map<String, Object> line(Standing standing) {
    DeadLetter letter = standing.letter();
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("id", letter.place().toString());
    view.put("topic", letter.origin().topic());
    view.put("service", letter.service());
    view.put("at", letter.at().toString());
    view.put("key", letter.key());
    letter.text("source").ifPresent(source -> view.put("source", source));
    letter.text("id").ifPresent(id -> view.put("eventId", id));
    letter.text("type").ifPresent(type -> view.put("type", type));
    view.put("reason", letter.reason().code());
    view.put("detail", personal.told(letter));
    view.put("state", standing.state().text());
    return view;
  }

  /**
   * By itself.
   *
   * @param event as it stands; null: it cannot be read as one
   */
  Map<String, Object> whole(Standing standing, @Nullable Map<String, @Nullable Object> event) {
    Map<String, Object> view = line(standing);
    view.put("origin", standing.letter().origin().toString());
    view.put("pointers", standing.letter().reason().pointers().stream().sorted().toList());
    if (event != null) {
      view.put("event", personal.hidden(event));
    } else {
      view.put("value", standing.letter().readable());
    }
    Repair repair = standing.repair();
    if (repair != null) {
      view.put("edited", repair.event() != null);
      view.put("doneBy", repair.doneBy());
      view.put("doneAt", repair.doneAt().toString());
      if (repair.why() != null) {
        view.put("why", repair.why());
      }
    }
    return view;
  }

  Map<String, Object> of(Mended mended) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("id", mended.place().toString());
    view.put("state", mended.state().text());
    if (mended.before() != null) {
      view.put("before", personal.hidden(mended.before()));
    }
    if (mended.after() != null) {
      view.put("after", personal.hidden(mended.after()));
    }
    if (!mended.problem().isEmpty()) {
      view.put("problem", mended.problem());
    }
    return view;
  }
}
