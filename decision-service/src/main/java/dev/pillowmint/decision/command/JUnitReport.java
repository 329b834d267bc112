package dev.pillowmint.decision.command;

import dev.pillowmint.decision.decide.Proof;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Proofs as the XML that CI systems read, in the shape of Maven Surefire's. */
final class JUnitReport {
  private final XMLStreamWriter xml;

  private JUnitReport(XMLStreamWriter xml) {
    this.xml = xml;
  }

  static void write(Path file, List<TestCommand.Suite> suites) {
    try (Writer writer = Files.newBufferedWriter(file)) {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(writer);
      new JUnitReport(xml).write(suites);
      xml.close();
    } catch (IOException | XMLStreamException e) {
      throw UnreadableException.unwritable(file, e);
    }
  }

  private void write(List<TestCommand.Suite> suites) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("testsuites");
    for (TestCommand.Suite suite : suites) {
      xml.writeStartElement("testsuite");
      attribute("name", suite.policy().name());
      attribute("tests", String.valueOf(suite.proofs().size()));
      attribute("failures", String.valueOf(suite.failed()));
      attribute("errors", "0");
      attribute("skipped", "0");
      for (Proof proof : suite.proofs()) {
        write(suite, proof);
      }
      xml.writeEndElement();
    }
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void write(TestCommand.Suite suite, Proof proof) throws XMLStreamException {
    xml.writeStartElement("testcase");
    attribute("name", proof.test().name());
    attribute("classname", suite.policy().name());
    if (!proof.passed()) {
      xml.writeStartElement("failure");
      attribute("message", line(proof, proof.differences().getFirst()));
      attribute("type", "difference");
      xml.writeCharacters(
          legal(
              proof.differences().stream()
                  .map(d -> line(proof, d))
                  .collect(Collectors.joining("\n"))));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private static String line(Proof proof, Proof.Difference difference) {
    return "%s: expected %s, but was %s"
        .formatted(TestPrinter.what(proof, difference), difference.expected(), difference.actual());
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, legal(value));
  }

  /** Without the characters that XML 1.0 has no way to write. */
  private static String legal(String text) {
    return text.codePoints()
        .filter(
            c ->
                c == '\t'
                    || c == '\n'
                    || c == '\r'
                    || (c >= 0x20 && c <= 0xD7FF)
                    || (c >= 0xE000 && c <= 0xFFFD)
                    || c >= 0x10000)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
