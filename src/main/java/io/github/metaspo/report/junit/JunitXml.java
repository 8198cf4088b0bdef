package io.github.metaspo.report.junit;

import io.github.metaspo.api.Example;
import io.github.metaspo.evaluation.Answers;
import io.github.metaspo.evaluation.Outcome;
import io.github.metaspo.gate.ScoreFormat;
import io.github.metaspo.model.UntrustedText;
import io.github.metaspo.report.TextFormat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a task's answers as a JUnit report: a score below 1 is a failure, a failed call an error, an unasked question skipped. */
public final class JunitXml {

    private final XMLStreamWriter xml;
    private final String name;

    private JunitXml(XMLStreamWriter xml, String name) {
        this.xml = xml;
        this.name = name;
    }

    /**
     * Writes one test suite and leaves the stream open.
     *
     * @param suite name of the suite
     * @param file of the suite, as displayed
     */
    public static void write(String suite, String file, Answers answers, OutputStream out) throws IOException {
        String name = "metaspo." + suite + "." + answers.batch().task().id();
        try {
            XMLStreamWriter xml =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            new JunitXml(xml, name).write(file, answers);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException("cannot write the JUnit report " + name, e);
        }
    }

    private void write(String file, Answers answers) throws XMLStreamException {
        xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        newline("");
        xml.writeStartElement("testsuite");
        attribute("name", name);
        attribute("tests", answers.outcomes().size());
        attribute("failures", wrong(answers));
        attribute("errors", answers.count(Outcome.Failed.class));
        attribute("skipped", answers.count(Outcome.NotAsked.class));
        ReportSource.write(file, xml);
        for (int question = 0; question < answers.outcomes().size(); question++) {
            writeCase(answers, question);
        }
        newline("");
        xml.writeEndElement();
        newline("");
        xml.writeEndDocument();
    }

    private static long wrong(Answers answers) {
        return answers.outcomes().stream().filter(JunitXml::isWrong).count();
    }

    private static boolean isWrong(Outcome outcome) {
        return outcome instanceof Outcome.Scored scored && scored.judgement().score() < 1;
    }

    private void writeCase(Answers answers, int question) throws XMLStreamException {
        Example example = answers.batch().example(question);
        Outcome outcome = answers.outcomes().get(question);
        newline("  ");
        xml.writeStartElement("testcase");
        attribute("classname", name);
        attribute("name", caseName(answers, question));
        if (outcome instanceof Outcome.Scored scored && isWrong(scored)) {
            writeProblem("failure", "wrong answer", wrongMessage(example, scored));
        } else if (outcome instanceof Outcome.Failed failed) {
            writeProblem("error", failed.kind().name(), failed.message());
        } else if (outcome instanceof Outcome.NotAsked) {
            newline("    ");
            xml.writeEmptyElement("skipped");
            newline("  ");
        }
        xml.writeEndElement();
    }

    private static String caseName(Answers answers, int question) {
        String id = answers.batch().example(question).id();
        return answers.batch().task().repeats() == 1
                ? id
                : id + " #" + (answers.batch().repeat(question) + 1);
    }

    private static String wrongMessage(Example example, Outcome.Scored scored) {
        String predicted = scored.judgement()
                .prediction()
                .map(prediction -> "predicted \"" + TextFormat.inline(prediction) + "\"")
                .orElse("no answer in the response");
        return predicted + ", expected \"" + TextFormat.inline(String.join("\" or \"", example.answers()))
                + "\", score " + ScoreFormat.score(scored.judgement().score());
    }

    private void writeProblem(String element, String type, String message) throws XMLStreamException {
        newline("    ");
        xml.writeEmptyElement(element);
        attribute("type", type);
        attribute("message", message);
        newline("  ");
    }

    private void attribute(String attribute, Object value) throws XMLStreamException {
        xml.writeAttribute(attribute, UntrustedText.visible(String.valueOf(value)));
    }

    private void newline(String indent) throws XMLStreamException {
        xml.writeCharacters("\n" + indent);
    }
}
