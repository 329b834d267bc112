package dev.pillowmint.followup.send.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pillowmint.followup.plan.Channel;
import dev.pillowmint.followup.plan.Kind;
import dev.pillowmint.followup.plan.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplatesTest {
  private static final String UNSUBSCRIBE = "{{#unsubscribe}}{{unsubscribe}}{{/unsubscribe}}\n";

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({
    "de, Ist alles in Ordnung?",
    "de-AT, Ist alles in Ordnung?",
    "DE-ch-1901, Ist alles in Ordnung?",
    "en-GB, Is everything all right?",
    "fr, Is everything all right?",
    "no such tag!, Is everything all right?"
  })
  void shouldSpeakTheCustomersLanguageOrTheNearestThereIs(String language, String subject)
      throws IOException {
    assertThat(write(shipped(), language, "Ada").subject()).isEqualTo(subject);
  }

  @Test
  void shouldPreferTheExactLanguageToTheNearest() throws IOException {
    put("after-care/de-AT.txt", "Subject: Passt alles?\n\nServus\n" + UNSUBSCRIBE);
    assertThat(write(own(), "de-AT", "Ada").subject()).isEqualTo("Passt alles?");
    assertThat(write(own(), "de-DE", "Ada").subject()).isEqualTo("Ist alles in Ordnung?");
  }

  @Test
  void shouldAddressCustomersByTheirNameOrByNone() throws IOException {
    assertThat(write(shipped(), "en", "Ada").text()).startsWith("Hello Ada,\n");
    assertThat(write(shipped(), "en", null).text()).startsWith("Hello,\n");
    assertThat(write(shipped(), "en", "  ").text()).startsWith("Hello,\n");
  }

  @Test
  void shouldSayWhatWasPreparedAndNothingMore() throws IOException {
    Letter letter = write(shipped(), "en", "Ada");
    assertThat(letter.text()).contains("We waived the fee.").doesNotContain("unsub", "{{");
    assertThat(letter.html()).contains("We waived the fee.").doesNotContain("unsub", "{{");
  }

  @Test
  void shouldEscapeWhatCustomersAreCalledInHtmlOnly() throws IOException {
    Letter letter = write(shipped(), "en", "<b>Ada & Co</b>");
    assertThat(letter.html()).contains("&lt;b&gt;Ada &amp; Co&lt;").doesNotContain("<b>Ada");
    assertThat(letter.text()).contains("<b>Ada & Co</b>");
  }

  @Test
  void shouldKeepTheSubjectInOneLineWhateverCustomersAreCalled() throws IOException {
    put(
        "after-care/en.txt",
        "Subject: Hello {{displayName}}\n\nAll well, {{displayName}}?\n" + UNSUBSCRIBE);
    Letter letter =
        write(own(), "en", "Ada\r\nBcc: all@example.org\u2028\u0000x" + "y".repeat(500));
    assertThat(letter.subject()).startsWith("Hello Ada Bcc: all@example.org x").hasSize(200);
    assertThat(letter.text()).contains("Ada Bcc:").doesNotContain("\r");
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"ERRAND", "CALLBACK", "PROMISE_CHECK"})
  void shouldWriteNothingThatAPersonWrites(Kind kind) throws IOException {
    assertThat(shipped().write(message(kind, "en", "Ada"), null)).isEmpty();
    put(kind.code() + "/en.txt", "Subject: Thank you\n\nThanks\n" + UNSUBSCRIBE);
    refused("written by a person", "after-care, feedback-request, thank-you-note");
  }

  @Test
  void shouldThankWithWhatThePolicySays() throws IOException {
    Letter letter = shipped().write(message(Kind.THANK_YOU_NOTE, "de", "Ada"), null).orElseThrow();
    assertThat(letter.subject()).isEqualTo("Danke");
    assertThat(letter.text()).startsWith("Guten Tag Ada,").contains("We waived the fee.", "Danke");
  }

  @Test
  void shouldSayHowToUnsubscribeFromMarketingOnly() throws IOException {
    String link = "https://care.example.org/unsubscribe/x?a=1&b=2";
    Letter letter = shipped().write(message(Kind.FEEDBACK_REQUEST, "de", null), link).orElseThrow();
    assertThat(letter.text()).contains(link);
    assertThat(letter.html()).contains("href=\"https://care.example.org").contains("&amp;b&#x3D;2");
  }

  @Test
  void shouldTakeTheCompanysWordsInPlaceOfBothShippedFiles() throws IOException {
    put("after-care/de.txt", "Subject: Na?\n\nAlles klar?\n" + UNSUBSCRIBE);
    Letter letter = write(own(), "de", "Ada");
    assertThat(letter.text()).isEqualTo("Alles klar?\n");
    assertThat(letter.html()).isNull();
    assertThat(write(own(), "en", "Ada").html()).isNotNull();
  }

  @Test
  void shouldNameFileLineAndRemedyOfAnUnknownPlaceholder() throws IOException {
    Path file =
        put(
            "after-care/de.txt",
            "Subject: Na?\n\nGuten Tag {{displayName}},\n{{firstName}}\n" + UNSUBSCRIBE);
    refused(file + ", line 4: \"firstName\" is no placeholder; expected one of [displayName");
  }

  @Test
  void shouldNameFileAndLineOfBrokenBraces() throws IOException {
    Path file =
        put("after-care/de.txt", "Subject: Na?\n\nHallo\n{{#displayName}}offen\n" + UNSUBSCRIBE);
    refused(file + ", line 4: cannot be read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{{{displayName}}}", "{{&displayName}}", "{{>other}}", "{{=<% %>=}}"})
  void shouldRefuseWhatWouldNotBeEscapedOrChecked(String tag) throws IOException {
    put("after-care/de.txt", "Subject: Na?\n\nHallo\n" + UNSUBSCRIBE);
    Path file = put("after-care/de.html", "<p>Hallo</p>\n" + tag + UNSUBSCRIBE);
    refused(file + ", line 2", "is not allowed");
  }

  @Test
  void shouldAskForASubjectAndForWords() throws IOException {
    Path without = put("after-care/de.txt", "Hallo\n" + UNSUBSCRIBE);
    refused(without + ", line 1: has no subject; begin it with");
    put("after-care/de.txt", "Subject: {{#displayName}}\n\nHallo{{/displayName}}\n" + UNSUBSCRIBE);
    refused("line 1: the subject cannot be read");
    put("after-care/de.txt", "Subject: Hallo{{unsubscribe}}\n\n");
    refused("line 2: says nothing");
  }

  @Test
  void shouldAskForTheWayOut() throws IOException {
    put("after-care/de.txt", "Subject: Na?\n\nHallo\n");
    refused("does not say how to unsubscribe", "{{#unsubscribe}}");
  }

  @Test
  void shouldAskForPlainTextBesideHtml() throws IOException {
    put("after-care/it.html", "<p>Ciao</p>" + UNSUBSCRIBE);
    refused("it.html: has no plain text beside it; add it.txt");
  }

  @Test
  void shouldAskForTheHousesLanguage() {
    assertThatThrownBy(() -> Reading.templates(new TemplateSettings(folder.toString(), "sv", "We")))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("after-care/sv.txt: is missing")
        .hasMessageContaining("pillowmint.templates.language");
  }

  @Test
  void shouldNameEveryFileThatHasNoPlaceAtOnce() throws IOException {
    put("after-care/deutsch_1.txt", "x");
    put("after-care/de.md", "x");
    put("birthday/de.txt", "x");
    Files.write(put("after-care/fr.txt", ""), new byte[] {(byte) 0xC3, 0x28});
    refused("deutsch_1", "BCP 47", "de.md", "KIND/LANGUAGE.txt", "\"birthday\"", "UTF-8");
  }

  @Test
  void shouldSayThatTheFolderIsNone() {
    assertThatThrownBy(
            () ->
                Reading.templates(
                    new TemplateSettings(folder.resolve("nowhere").toString(), "en", "We")))
        .hasMessageContaining("nowhere: is no folder; set pillowmint.templates.location");
  }

  private void refused(String... words) {
    assertThatThrownBy(this::own)
        .isInstanceOf(TemplateException.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(words));
  }

  private Path put(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private Templates own() throws IOException {
    return Reading.templates(new TemplateSettings(folder.toString(), "en", "We"));
  }

  private static Templates shipped() throws IOException {
    return Reading.templates(new TemplateSettings(null, "en", "We"));
  }

  private static Letter write(Templates templates, String language, @Nullable String name) {
    return templates.write(message(Kind.AFTER_CARE, language, name), null).orElseThrow();
  }

  private static Message message(Kind kind, String language, @Nullable String name) {
    return new Message(
        UUID.randomUUID(),
        Channel.EMAIL,
        kind,
        new Message.Recipient("c-1", "a@example.org", name, language),
        new Message.Content(kind.code(), "We waived the fee.", false));
  }
}
