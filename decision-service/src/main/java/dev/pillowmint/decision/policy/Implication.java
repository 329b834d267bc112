package dev.pillowmint.decision.policy;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether a condition holds wherever another does: proved from comparisons with constants, or not
 * known. Where the premise is true, what is proved is true too, and never unanswered.
 */
final class Implication {
  private static final Set<String> NOT_STRICT =
      Set.of("_&&_", "_||_", "_?_:_", "@not_strictly_false");

  private final Set<String> texts;
  private final List<Atom> known = new ArrayList<>();
  private final Set<String> stated = new HashSet<>();

  Implication(List<CelExpr> premise) {
    this.texts = premise.stream().map(Outline::text).collect(Collectors.toSet());
    premise.forEach(
        part -> {
          Atom.of(part).ifPresent(known::add);
          read(part);
        });
  }

  /** The event's attributes that are stated wherever the premise is true. */
  Set<String> stated() {
    return Stream.concat(
            stated.stream(),
            texts.stream().filter(t -> t.startsWith("has ")).map(t -> t.substring("has ".length())))
        .filter(fact -> fact.startsWith("event."))
        .map(fact -> fact.substring("event.".length()))
        .collect(Collectors.toSet());
  }

  /** Whether all of it holds. */
  boolean holds(List<CelExpr> conclusion) {
    return conclusion.stream().allMatch(this::holds);
  }

  private boolean holds(CelExpr e) {
    if (texts.contains(Outline.text(e))) {
      return true;
    }
    if (e.getKind() == Kind.SELECT) {
      return e.select().testOnly()
          && stated.contains(Outline.text(e.select().operand()) + "." + e.select().field());
    }
    if (e.getKind() == Kind.CALL && e.call().function().equals("_||_")) {
      return e.call().args().stream().anyMatch(this::holds);
    }
    if (e.getKind() == Kind.CALL && e.call().function().equals("_&&_")) {
      return e.call().args().stream().allMatch(this::holds);
    }
    return Atom.of(e).filter(this::follows).isPresent();
  }

  /** From what is known of its subject, taken one by one, or from both ends of a range. */
  private boolean follows(Atom wanted) {
    return known.stream()
        .filter(atom -> atom.subject().equals(wanted.subject()))
        .anyMatch(atom -> follows(atom, wanted));
  }

  private static boolean follows(Atom atom, Atom wanted) {
    if (atom.operator().equals("_==_") || atom.operator().equals("@in")) {
      return atom.values().stream().allMatch(value -> fits(value, wanted));
    }
    Comparable<?> bound = atom.values().iterator().next();
    if (wanted.operator().equals("@in") || wanted.values().size() != 1) {
      return false;
    }
    int order = compare(bound, wanted.values().iterator().next());
    return switch (wanted.operator()) {
      case "_<_" -> atom.operator().equals("_<_") ? order <= 0 : below(atom) && order < 0;
      case "_<=_" -> below(atom) && order <= 0;
      case "_>_" -> atom.operator().equals("_>_") ? order >= 0 : above(atom) && order > 0;
      case "_>=_" -> above(atom) && order >= 0;
      case "_!=_" ->
          atom.operator().equals("_!=_")
              ? order == 0
              : below(atom)
                  ? order < 0 || (order == 0 && atom.operator().equals("_<_"))
                  : order > 0 || (order == 0 && atom.operator().equals("_>_"));
      default -> false;
    };
  }

  private static boolean below(Atom atom) {
    return atom.operator().equals("_<_") || atom.operator().equals("_<=_");
  }

  private static boolean above(Atom atom) {
    return atom.operator().equals("_>_") || atom.operator().equals("_>=_");
  }

  private static boolean fits(Comparable<?> value, Atom wanted) {
    return switch (wanted.operator()) {
      case "@in" -> wanted.values().contains(value);
      case "_==_" -> wanted.values().contains(value);
      case "_!=_" -> !wanted.values().contains(value);
      default -> {
        int order = compare(value, wanted.values().iterator().next());
        yield switch (wanted.operator()) {
          case "_<_" -> order < 0;
          case "_<=_" -> order <= 0;
          case "_>_" -> order > 0;
          case "_>=_" -> order >= 0;
          default -> false;
        };
      }
    };
  }

  /** The constants of one kind are of one class. */
  @SuppressWarnings("unchecked")
  private static int compare(Comparable<?> left, Comparable<?> right) {
    return ((Comparable<Object>) left).compareTo(right);
  }

  /** Notes the facts that must be stated for the expression to have an outcome at all. */
  private void read(CelExpr e) {
    if (e.getKind() == Kind.SELECT && !e.select().testOnly()) {
      stated.add(Outline.text(e.select().operand()) + "." + e.select().field());
    } else if (e.getKind() == Kind.CALL && !NOT_STRICT.contains(e.call().function())) {
      Optional<CelExpr> target = e.call().target();
      target.ifPresent(this::read);
      e.call().args().forEach(this::read);
    }
  }
}
