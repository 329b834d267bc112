package dev.pillowmint.followup.send.template;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Compiles a template's file and finds what is wrong with it. */
final class Check {
  private static final String SUBJECT = "Subject:";
  private static final Pattern LINE = Pattern.compile("line (\\d+)");
  private static final Mustache.Compiler TEXT =
      Mustache.compiler().escapeHTML(false).defaultValue("").emptyStringIsFalse(true);
  private static final Mustache.Compiler HTML = TEXT.escapeHTML(true);

  private final List<Fault> faults;

  Check(List<Fault> faults) {
    this.faults = faults;
  }

  /** The words of a language; null: a fault was found. */
  @Nullable Words words(Source text, @Nullable Source html) {
    int before = faults.size();
    Template subject = subject(text);
    Template plain = body(text);
    Template rich = html == null ? null : compiled(html, html.text());
    return faults.size() > before || subject == null || plain == null
        ? null
        : new Words(text.language(), text.own(), subject, plain, rich);
  }

  private @Nullable Template subject(Source file) {
    String first = file.text().lines().findFirst().orElse("");
    if (!first.startsWith(SUBJECT) || first.substring(SUBJECT.length()).isBlank()) {
      add(file, 1, "has no subject", "begin it with a line \"Subject: ...\" and an empty one");
      return null;
    }
    try {
      return TEXT.compile(first.substring(SUBJECT.length()).strip());
    } catch (MustacheException e) {
      add(file, 1, "the subject cannot be read", "close in it what it opens");
      return null;
    }
  }

  private @Nullable Template body(Source file) {
    if (compiled(file, file.text()) == null) {
      return null;
    }
    int end = file.text().indexOf('\n');
    String body = end < 0 ? "" : file.text().substring(end + 1).strip();
    if (body.isEmpty()) {
      add(file, 2, "says nothing", "write the message below its subject and an empty line");
      return null;
    }
    try {
      return TEXT.compile(body);
    } catch (MustacheException e) {
      add(file, 1, "the subject opens what the message closes", "close in it what it opens");
      return null;
    }
  }

  /** All of the file, so that a fault's line is the file's. */
  private @Nullable Template compiled(Source file, String all) {
    Template template;
    try {
      template = (file.isHtml() ? HTML : TEXT).compile(all);
    } catch (MustacheException e) {
      add(file, line(e), "cannot be read: " + reason(e), "mend the braces");
      return null;
    }
    Names names = new Names();
    template.visit(names);
    List<String> known = Placeholders.of(file.kind());
    for (String name : names.unknown(known)) {
      add(
          file,
          line(file, name),
          "\"%s\" is no placeholder".formatted(name),
          "expected one of " + known);
    }
    if (known.contains(Placeholders.UNSUBSCRIBE) && !names.all.contains(Placeholders.UNSUBSCRIBE)) {
      add(
          file,
          0,
          "does not say how to unsubscribe",
          "add {{#unsubscribe}} ... {{unsubscribe}} ... {{/unsubscribe}}, which only marketing shows");
    }
    refuseRaw(file);
    return template;
  }

  private void refuseRaw(Source file) {
    for (String raw : List.of("{{{", "{{&", "{{=", "{{>", "{{<", "{{$")) {
      if (file.text().contains(raw)) {
        add(
            file,
            file.lineOf(raw),
            "\"%s\" is not allowed".formatted(raw),
            "write {{name}}, {{#name}} ... {{/name}} or {{^name}} ... {{/name}}");
      }
    }
  }

  private void add(Source file, int line, String what, String remedy) {
    faults.add(new Fault(file.name(), line, what, remedy));
  }

  private static int line(Source file, String name) {
    Matcher tag =
        Pattern.compile("\\{\\{[#^/&]?\\s*" + Pattern.quote(name) + "\\s*}}").matcher(file.text());
    return tag.find() ? file.lineOf(tag.group()) : 0;
  }

  private static int line(MustacheException e) {
    Matcher line = LINE.matcher(String.valueOf(e.getMessage()));
    return line.find() ? Integer.parseInt(line.group(1)) : 0;
  }

  private static String reason(MustacheException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  /** Every name that a template uses. */
  private static final class Names implements Mustache.Visitor {
    private final Set<String> all = new LinkedHashSet<>();

    List<String> unknown(List<String> known) {
      return all.stream().filter(name -> !known.contains(name)).toList();
    }

    @Override
    public void visitText(String text) {}

    @Override
    public void visitVariable(String name) {
      all.add(name);
    }

    @Override
    public boolean visitInclude(String name) {
      return false;
    }

    @Override
    public boolean visitSection(String name) {
      return all.add(name) || all.contains(name);
    }

    @Override
    public boolean visitInvertedSection(String name) {
      return visitSection(name);
    }
  }
}
