package io.github.metaspo.report.junit;

import io.github.metaspo.model.UntrustedText;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writer of one JUnit test suite. Escapes markup and hidden characters, and whatever a CI server would follow in a text of a model. */
final class JunitWriter {

    /** What GitLab and Jenkins take as the path of a file to publish. */
    private static final Pattern ATTACHMENT = Pattern.compile("\\[\\[(?=ATTACHMENT\\|)", Pattern.CASE_INSENSITIVE);

    private final XMLStreamWriter xml;
    private final String name;

    private JunitWriter(XMLStreamWriter xml, String name) {
        this.xml = xml;
        this.name = name;
    }

    /**
     * The numbers of a test suite.
     *
     * @param tests all test cases
     * @param failures failed ones
     * @param errors ones without a result
     * @param skipped ones that decided nothing
     * @param time of all
     */
    record Totals(int tests, int failures, int errors, int skipped, Duration time) {

        /**
         * Returns the numbers of some test cases.
         *
         * @param problems one for each; empty if it passed
         */
        static Totals of(List<Optional<Problem>> problems, Duration time) {
            return new Totals(
                    problems.size(),
                    count(problems, Kind.FAILURE),
                    count(problems, Kind.ERROR),
                    count(problems, Kind.SKIPPED),
                    time);
        }

        private static int count(List<Optional<Problem>> problems, Kind kind) {
            return Math.toIntExact(problems.stream()
                    .flatMap(Optional::stream)
                    .filter(problem -> problem.kind() == kind)
                    .count());
        }
    }

    /** The kinds of problems of a test case. */
    enum Kind {
        FAILURE("failure"),
        ERROR("error"),
        SKIPPED("skipped");

        private final String element;

        Kind(String element) {
            this.element = element;
        }
    }

    /**
     * A problem of a test case.
     *
     * @param type a word or two; not written for a skipped test case, whose element has none
     * @param message one line
     * @param text of any length
     */
    record Problem(Kind kind, String type, String message, String text) {}

    /** Writes the test cases of a suite. */
    @FunctionalInterface
    interface Cases {
        void write(JunitWriter out) throws XMLStreamException;
    }

    /**
     * Writes a test suite and leaves the stream open.
     *
     * @param name of the suite, and class name of its test cases
     * @param file of the suite, as displayed
     */
    static void write(String name, String file, Totals totals, Cases cases, OutputStream out) throws IOException {
        try {
            XMLStreamWriter xml =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            new JunitWriter(xml, name).write(file, totals, cases);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException("cannot write the JUnit report " + name, e);
        }
    }

    private void write(String file, Totals totals, Cases cases) throws XMLStreamException {
        xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        newline("");
        xml.writeStartElement("testsuite");
        attribute("name", name);
        attribute("tests", totals.tests());
        attribute("failures", totals.failures());
        attribute("errors", totals.errors());
        attribute("skipped", totals.skipped());
        attribute("time", seconds(totals.time()));
        ReportSource.write(file, xml);
        cases.write(this);
        newline("");
        xml.writeEndElement();
        newline("");
        xml.writeEndDocument();
    }

    /**
     * Writes a test case.
     *
     * @param problem empty if it passed
     * @param output what the test printed; empty for nothing
     */
    void testCase(String test, Duration time, Optional<Problem> problem, String output) throws XMLStreamException {
        newline("  ");
        xml.writeStartElement("testcase");
        attribute("classname", name);
        attribute("name", test);
        attribute("time", seconds(time));
        if (problem.isPresent()) {
            write(problem.get());
        }
        if (!output.isEmpty()) {
            newline("    ");
            xml.writeStartElement("system-out");
            text(output);
            xml.writeEndElement();
        }
        newline("  ");
        xml.writeEndElement();
    }

    private void write(Problem problem) throws XMLStreamException {
        newline("    ");
        xml.writeStartElement(problem.kind().element);
        if (problem.kind() != Kind.SKIPPED) {
            attribute("type", problem.type());
        }
        attribute("message", problem.message().replaceAll("\\s*\\R\\s*", " "));
        text(problem.text());
        xml.writeEndElement();
    }

    private void attribute(String attribute, Object value) throws XMLStreamException {
        xml.writeAttribute(attribute, inert(String.valueOf(value)));
    }

    private void text(String text) throws XMLStreamException {
        xml.writeCharacters(inert(text));
    }

    private static String inert(String text) {
        return ATTACHMENT.matcher(UntrustedText.visible(text)).replaceAll("[ [");
    }

    private void newline(String indent) throws XMLStreamException {
        xml.writeCharacters("\n" + indent);
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3f", time.toMillis() / 1000.0);
    }
}
