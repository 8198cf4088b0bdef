package io.github.metaspo.optimize.propose.llm;

import io.github.metaspo.api.Example;
import io.github.metaspo.api.Message;
import io.github.metaspo.optimize.Mistake;
import io.github.metaspo.optimize.TaskFeedback;
import io.github.metaspo.optimize.propose.ProposalContext;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Examples, mistakes and earlier attempts in the form in which an optimizer model reads them. */
final class ExampleFormatter {

    /** A model that runs on and on must not fill the optimizer's context. */
    private static final int LONGEST = 2000;

    private static final Pattern FRAME = Pattern.compile("<(/?(?:User|Assistant|EarlierMessages|Example)>)");

    private ExampleFormatter() {}

    /** A mistake with all that the target model received from the user. */
    static String withUserPrompt(TaskFeedback view, Mistake mistake) {
        return mistake(view.userPrompt().render(mistake.example()), mistake);
    }

    /** A mistake with its input alone. */
    static String withInput(Mistake mistake) {
        return mistake(mistake.example().question(), mistake);
    }

    /** Questions with their answers. */
    static String pairs(List<Example> examples) {
        return examples.stream()
                .map(example -> "<Example>\n" + earlier(example) + section("Input", example.question())
                        + section("Output", example.answers().get(0)) + "</Example>")
                .collect(Collectors.joining("\n\n"));
    }

    /** Attempts, one a line. */
    static String attempts(List<ProposalContext.Attempt> attempts) {
        return attempts.stream()
                .map(attempt -> "- " + attempt.result() + ": " + attempt.text().replaceAll("\\s+", " "))
                .map(ExampleFormatter::shortened)
                .collect(Collectors.joining("\n"));
    }

    private static String mistake(String input, Mistake mistake) {
        return "<Example>\n" + earlier(mistake.example()) + section("Input", input)
                + section("Reply", mistake.response())
                + section("TakenAnswer", mistake.prediction().orElse("(none was found)"))
                + section("RightAnswer", String.join(" | ", mistake.example().answers()))
                + "</Example>";
    }

    /** The conversation before the input; of a long one its end. A message cannot close what it stands in. */
    private static String earlier(Example example) {
        if (example.earlier().isEmpty()) {
            return "";
        }
        String messages = example.earlier().stream()
                .map(message -> message(message.role() == Message.Role.USER ? "User" : "Assistant", message.text()))
                .collect(Collectors.joining());
        return "<EarlierMessages>\n" + ending(messages) + "</EarlierMessages>\n";
    }

    private static String message(String role, String text) {
        return section(role, FRAME.matcher(text).replaceAll("&lt;$1"));
    }

    private static String ending(String text) {
        return text.length() <= LONGEST ? text : "[...] " + text.substring(text.length() - LONGEST);
    }

    private static String section(String name, String text) {
        return "<" + name + ">" + shortened(text.strip()) + "</" + name + ">\n";
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " [...]";
    }
}
