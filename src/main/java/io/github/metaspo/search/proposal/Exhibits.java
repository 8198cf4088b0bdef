package io.github.metaspo.search.proposal;

import io.github.metaspo.suite.Example;

import java.util.List;
import java.util.stream.Collectors;

/** Examples, mistakes and earlier attempts in the form in which an optimizer model reads them. */
final class Exhibits {

    /** A model that runs on and on must not fill the optimizer's context. */
    private static final int LONGEST = 2000;

    private Exhibits() {}

    /** A mistake with all that the target model received from the user. */
    static String withUserPrompt(TaskView view, Mistake mistake) {
        return mistake(view.userPrompt().render(mistake.example()), mistake);
    }

    /** A mistake with its input alone. */
    static String withInput(Mistake mistake) {
        return mistake(mistake.example().question(), mistake);
    }

    /** Questions with their answers. */
    static String pairs(List<Example> examples) {
        return examples.stream()
                .map(example -> "<Example>\n" + section("Input", example.question())
                        + section("Output", example.answers().get(0)) + "</Example>")
                .collect(Collectors.joining("\n\n"));
    }

    /** Attempts, one a line. */
    static String attempts(List<Assignment.Attempt> attempts) {
        return attempts.stream()
                .map(attempt -> "- " + attempt.result() + ": " + attempt.text().replaceAll("\\s+", " "))
                .map(Exhibits::shortened)
                .collect(Collectors.joining("\n"));
    }

    private static String mistake(String input, Mistake mistake) {
        return "<Example>\n" + section("Input", input)
                + section("Reply", mistake.response())
                + section("TakenAnswer", mistake.prediction().orElse("(none was found)"))
                + section("RightAnswer", String.join(" | ", mistake.example().answers()))
                + "</Example>";
    }

    private static String section(String name, String text) {
        return "<" + name + ">" + shortened(text.strip()) + "</" + name + ">\n";
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " [...]";
    }
}
