package io.github.metaspo.report.junit;

import io.github.metaspo.model.UntrustedText;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/** JUnit property that names a report's suite file, so that reports of removed suites can be recognized. */
public final class ReportSource {

    private static final String PROPERTY = "metaspo.suite.file";

    private ReportSource() {}

    /** Writes the property. Must be called right after the attributes of {@code testsuite}. */
    static void write(String file, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("properties");
        xml.writeCharacters("\n    ");
        xml.writeEmptyElement("property");
        xml.writeAttribute("name", PROPERTY);
        xml.writeAttribute("value", UntrustedText.visible(file));
        xml.writeCharacters("\n  ");
        xml.writeEndElement();
    }

    /**
     * Returns the suite file that a report names; empty if it names none, for example because another tool wrote it.
     *
     * @throws IOException if the file cannot be read
     */
    public static Optional<String> of(Path report) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (InputStream in = Files.newInputStream(report)) {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamReader.START_ELEMENT) {
                    continue;
                }
                if (xml.getLocalName().equals("testcase")) {
                    return Optional.empty();
                }
                if (PROPERTY.equals(xml.getAttributeValue(null, "name"))) {
                    return Optional.ofNullable(xml.getAttributeValue(null, "value"));
                }
            }
            return Optional.empty();
        } catch (XMLStreamException e) {
            // not written by this plugin
            return Optional.empty();
        }
    }
}
