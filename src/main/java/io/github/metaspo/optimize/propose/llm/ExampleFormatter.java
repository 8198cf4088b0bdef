package io.github.metaspo.optimize.propose.llm;

import io.github.metaspo.api.Example;
import io.github.metaspo.api.Message;
import io.github.metaspo.optimize.Mistake;
import io.github.metaspo.optimize.TaskFeedback;
import io.github.metaspo.optimize.propose.ProposalContext;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Formatter of examples, mistakes and earlier attempts for requests to the optimizer model. */
final class ExampleFormatter {

    /** The limit per text, so that an endless reply does not fill the optimizer model's context. */
    private static final int LONGEST = 2000;

    private static final Pattern FRAME = Pattern.compile("<(/?(?:User|Assistant|EarlierMessages|Example)>)");

    private ExampleFormatter() {}

    /** Formats a mistake with the whole message that the target model received. */
    static String withUserPrompt(TaskFeedback feedback, Mistake mistake) {
        return mistake(feedback.userPrompt().render(mistake.example()), mistake);
    }

    /** Formats a mistake with its question only. */
    static String withInput(Mistake mistake) {
        return mistake(mistake.example().question(), mistake);
    }

    /** Formats questions with their gold answers. */
    static String pairs(List<Example> examples) {
        return examples.stream()
                .map(example -> "<Example>\n" + earlier(example) + section("Input", example.question())
                        + section("Output", example.answers().get(0)) + "</Example>")
                .collect(Collectors.joining("\n\n"));
    }

    /** Formats attempts, one per line. */
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

    /**
     * Formats the conversation before the input, or the end of a long one. Tags in messages are escaped, so that a message cannot
     * close its section.
     */
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
