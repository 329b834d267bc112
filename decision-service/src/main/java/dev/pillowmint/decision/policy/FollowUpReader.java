package dev.pillowmint.decision.policy;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what follows one gesture. */
final class FollowUpReader {
  private static final String WORKLIST = "worklist";
  private static final Pattern CHANNEL =
      Pattern.compile("email|worklist|webhook:[a-z0-9](-?[a-z0-9]){0,49}");

  private final Set<String> steps = new HashSet<>();

  List<FollowUpStep> read(Section gesture) {
    return gesture.sections("followUps").stream().flatMap(s -> followUp(s).stream()).toList();
  }

  private Optional<FollowUpStep> followUp(Section section) {
    var kind =
        section.needed("kind", "kind: after-care").flatMap(w -> w.oneOf(FollowUpStep.Kind.class));
    kind.filter(FollowUpStep.Kind.PROMISE_CHECK::equals).ifPresent(k -> onlyAtItsTime(section));
    String step = step(section);
    Duration after = section.word("after").flatMap(Word::span).orElse(Duration.ZERO);
    @Nullable Duration until = until(section, after);
    List<String> channels = channels(section, kind.orElse(null));
    boolean marketing = marketing(section, kind.orElse(null));
    @Nullable String role = section.word("role").map(Word::text).orElse(null);
    @Nullable String text = section.word("text").map(Word::text).orElse(null);
    section.refuseUnread();
    return kind.map(k -> new FollowUpStep(step, k, after, until, channels, marketing, role, text));
  }

  private String step(Section section) {
    String step =
        section
            .word("step")
            .map(Word::text)
            .or(() -> section.word("kind").map(Word::text))
            .orElse("");
    if (!steps.add(step)) {
      section.fault("step", "two steps \"%s\"".formatted(step), "Name them apart with \"step\".");
    }
    return step;
  }

  private static @Nullable Duration until(Section section, Duration after) {
    Optional<Duration> until = section.word("until").flatMap(Word::span);
    if (until.filter(u -> u.compareTo(after) <= 0).isPresent()) {
      section.fault(
          "until",
          "it would be over before it begins",
          "Both count from the grant: write an \"until\" that is longer than \"after\".");
    }
    return until.orElse(null);
  }

  private static List<String> channels(Section section, FollowUpStep.@Nullable Kind kind) {
    Set<String> channels = new LinkedHashSet<>();
    for (Word word : section.words("channels")) {
      String name = word.text();
      if (!CHANNEL.matcher(name).matches()) {
        word.fault(
            "\"%s\" is no channel".formatted(name),
            "Write email, worklist or webhook: and a company channel's name, such as webhook:letters.");
      } else if (kind == FollowUpStep.Kind.CALLBACK && name.equals("email")) {
        word.fault("a callback is made by a person", "Write worklist, or a company channel.");
      } else if (channels.contains(WORKLIST)) {
        word.fault(
            "\"%s\" is never tried: a person can always be asked".formatted(name),
            "Write worklist last.");
      } else if (!channels.add(name)) {
        word.fault("\"%s\" comes twice".formatted(name), "Write each channel once.");
      }
    }
    if (section.states("channels") && section.words("channels").isEmpty()) {
      section.fault("channels", "it names no channel", "Name one, or leave \"channels\" out.");
    }
    return List.copyOf(channels);
  }

  private static boolean marketing(Section section, FollowUpStep.@Nullable Kind kind) {
    boolean asked = kind == FollowUpStep.Kind.FEEDBACK_REQUEST;
    Optional<Word> word = section.word("marketing");
    boolean stated = word.flatMap(Word::flag).orElse(asked);
    if (asked && !stated) {
      section.fault(
          "marketing",
          "a feedback request is marketing: it asks something of the customer",
          "Leave it out, or ask with kind: after-care.");
    }
    return stated;
  }

  private static void onlyAtItsTime(Section section) {
    for (String key : List.of("after", "until", "channels", "marketing")) {
      if (section.states(key)) {
        section.fault(
            key,
            "a promise is checked when it is due",
            "Leave \"%s\" out; \"role\" says whose promise it is.".formatted(key));
      }
    }
  }
}
