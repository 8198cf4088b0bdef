package io.github.metaspo.report.junit;

import io.github.metaspo.gate.Verdict;
import io.github.metaspo.gate.VerdictText;
import io.github.metaspo.model.UntrustedText;
import io.github.metaspo.suite.Suite;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a verdict as a JUnit report with one test case: REGRESSION is a failure, INVALID an error, INCONCLUSIVE skipped. */
public final class VerdictXml {

    private VerdictXml() {}

    /**
     * Writes one test suite and leaves the stream open.
     *
     * @param file of the suite, as displayed
     */
    public static void write(Suite suite, String file, Verdict verdict, VerdictText text, OutputStream out)
            throws IOException {
        try {
            XMLStreamWriter xml =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            write("metaspo-gate." + suite.name(), file, verdict, text.of(verdict), xml);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException("cannot write the JUnit report of the verdict on " + suite.name(), e);
        }
    }

    private static void write(String name, String file, Verdict verdict, String message, XMLStreamWriter xml)
            throws XMLStreamException {
        xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", name);
        xml.writeAttribute("tests", "1");
        xml.writeAttribute("failures", verdict instanceof Verdict.Regression ? "1" : "0");
        xml.writeAttribute("errors", verdict instanceof Verdict.Invalid ? "1" : "0");
        xml.writeAttribute("skipped", verdict instanceof Verdict.Inconclusive ? "1" : "0");
        ReportSource.write(file, xml);
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", name);
        xml.writeAttribute("name", "prompt quality");
        if (!(verdict instanceof Verdict.Pass)) {
            writeProblem(verdict, message, xml);
        }
        xml.writeEndElement();
        xml.writeCharacters("\n");
        xml.writeEndElement();
        xml.writeCharacters("\n");
        xml.writeEndDocument();
    }

    private static void writeProblem(Verdict verdict, String message, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeCharacters("\n    ");
        xml.writeEmptyElement(element(verdict));
        if (!(verdict instanceof Verdict.Inconclusive)) {
            xml.writeAttribute("type", VerdictText.word(verdict));
        }
        xml.writeAttribute("message", UntrustedText.visible(message));
        xml.writeCharacters("\n  ");
    }

    private static String element(Verdict verdict) {
        if (verdict instanceof Verdict.Regression) {
            return "failure";
        }
        return verdict instanceof Verdict.Invalid ? "error" : "skipped";
    }
}
