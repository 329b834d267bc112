package dev.pillowmint.intake.access;

import dev.pillowmint.intake.admission.Publisher;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/** Whose certificates are whose. That they can be trusted, the server has found out before. */
final class Certificates {
  /** In a certificate: e-mail address, DNS name, URI. */
  private static final Set<Integer> NAMES = Set.of(1, 2, 6);

  private final List<Known> known = new ArrayList<>();
  private final Clock clock;

  Certificates(AccessSettings settings, Clock clock) {
    this.clock = clock;
    settings
        .certificates()
        .forEach(
            (source, theirs) ->
                known.add(
                    new Known(
                        theirs.subjects().stream().map(s -> subject(source, s)).toList(),
                        theirs.names(),
                        new Publisher(
                            source,
                            settings.anySource().contains(source),
                            theirs.types(),
                            theirs.customers()))));
  }

  private static X500Principal subject(String source, String text) {
    try {
      return new X500Principal(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "pillowmint.access.certificates.%s.subjects: \"%s\" is no distinguished name such as CN=%s,O=Example"
              .formatted(source, text, source),
          e);
    }
  }

  /** The source, if it is known and the certificate is valid now: a connection may outlast it. */
  Optional<Publisher> owner(X509Certificate certificate) {
    try {
      certificate.checkValidity(Date.from(clock.instant()));
      X500Principal subject = certificate.getSubjectX500Principal();
      Set<String> names = names(certificate.getSubjectAlternativeNames());
      return known.stream()
          .filter(k -> k.subjects.contains(subject) || k.names.stream().anyMatch(names::contains))
          .map(Known::publisher)
          .findFirst();
    } catch (CertificateException e) {
      return Optional.empty();
    }
  }

  private static Set<String> names(@Nullable Collection<List<?>> alternatives) {
    Set<String> names = new HashSet<>();
    if (alternatives != null) {
      for (List<?> name : alternatives) {
        if (name.getFirst() instanceof Integer kind && NAMES.contains(kind)) {
          names.add(String.valueOf(name.get(1)));
        }
      }
    }
    return names;
  }

  private record Known(List<X500Principal> subjects, List<String> names, Publisher publisher) {}
}
