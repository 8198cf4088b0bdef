package io.github.metaspo.optimize.propose.llm;

import io.github.metaspo.api.Example;
import io.github.metaspo.api.Message;
import io.github.metaspo.optimize.TaskFeedback;
import io.github.metaspo.optimize.TrainAnswer;
import io.github.metaspo.optimize.propose.ProposalContext;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Formatter of examples, scores and earlier attempts for requests to the optimizer model. It cuts long texts in the middle, because questions
 * and replies mostly tell at their ends; right answers are never cut.
 */
final class ExampleFormatter {

    /** The usual limit per text in characters, so that an endless reply does not fill the optimizer model's context. */
    static final int LONGEST_TEXT = 2000;

    private static final String GAP = " [...] ";
    private static final Pattern FRAME = Pattern.compile("<(/?(?:User|Assistant|EarlierMessages|Example)>)");

    private final int longest;

    /** @param longest number of characters of a text, above 0 */
    ExampleFormatter(int longest) {
        this.longest = longest;
    }

    /** Formats questions with their gold answers. */
    static String pairs(List<Example> examples) {
        ExampleFormatter usual = new ExampleFormatter(LONGEST_TEXT);
        return examples.stream()
                .map(example -> "<Example>\n" + usual.earlier(example) + usual.section("Input", example.question())
                        + usual.section("Output", example.answers().get(0)) + "</Example>")
                .collect(Collectors.joining("\n\n"));
    }

    /** Formats an answer with its task and the message that the target model received, without demonstrations. */
    String withUserPrompt(TaskFeedback feedback, TrainAnswer answer) {
        String task = "<Task>" + feedback.task().id() + "</Task>\n";
        return example(task, feedback.userPrompt().render(answer.example()), answer);
    }

    /** Formats an answer with its question only. */
    String withInput(TrainAnswer answer) {
        return example("", answer.example().question(), answer);
    }

    /** Formats a task: its user prompt, with one of its answers if there is one. */
    String task(TaskFeedback feedback, Optional<TrainAnswer> answer) {
        return "<Task>" + feedback.task().id() + "</Task>\n<UserPrompt>\n"
                + shortened(feedback.userPrompt().template(), longest) + "\n</UserPrompt>"
                + answer.map(one -> "\n" + withInput(one)).orElse("");
    }

    /** Formats how a task scores and what counts as right in it, as one line. */
    static String score(TaskFeedback feedback) {
        TaskFeedback.Score score = feedback.score();
        boolean isShare = score.asked() == 0 || Math.abs(score.total() - (double) score.right() / score.asked()) < 5e-4;
        String counts = score.asked() == 0
                ? "not asked yet"
                : String.format(Locale.ROOT, "%,d of %,d right", score.right(), score.asked())
                        + (isShare ? "" : String.format(Locale.ROOT, ", score %.3f of 1", score.total()));
        return "- " + feedback.task().id() + ": " + counts + ". " + ScoringWords.of(feedback.task());
    }

    /**
     * Formats attempts, one per line; the lines of a text that has several are indented.
     *
     * @param current the prompt in use, which may be among them
     */
    String attempts(List<ProposalContext.Attempt> attempts, String current) {
        return attempts.stream()
                .map(attempt -> "- " + attempt.result()
                        + (attempt.text().equals(current) ? ", now the prompt in use:" : ":")
                        + indented(shortened(attempt.text().strip(), longest)))
                .collect(Collectors.joining("\n"));
    }

    private static String indented(String text) {
        return text.contains("\n")
                ? text.lines()
                        .map(line -> line.isBlank() ? "\n" : "\n  " + line)
                        .collect(Collectors.joining())
                : " " + text;
    }

    private String example(String head, String input, TrainAnswer answer) {
        String taken = answer.prediction().orElse("(none was found)").strip();
        return "<Example>\n" + head + earlier(answer.example()) + section("Input", input)
                + section("Reply", answer.reply())
                + (answer.cut() ? "<Cut>The reply was cut off here, at the limit.</Cut>\n" : "")
                + (taken.equals(answer.reply().strip()) ? "" : section("TakenAnswer", taken))
                + (answer.score() > 0 && !answer.isRight()
                        ? String.format(Locale.ROOT, "<Score>%.2f of 1</Score>\n", answer.score())
                        : "")
                + "<RightAnswer>"
                + String.join(" | ", answer.example().answers()).strip() + "</RightAnswer>\n"
                + "</Example>";
    }

    /**
     * Formats the conversation before the input, or the end of a long one. Tags in messages are escaped, so that a message cannot
     * close its section.
     */
    private String earlier(Example example) {
        if (example.earlier().isEmpty()) {
            return "";
        }
        String messages = example.earlier().stream()
                .map(message -> message(message.role() == Message.Role.USER ? "User" : "Assistant", message.text()))
                .collect(Collectors.joining());
        return "<EarlierMessages>\n" + ending(messages) + "</EarlierMessages>\n";
    }

    private String message(String role, String text) {
        return section(role, FRAME.matcher(text).replaceAll("&lt;$1"));
    }

    private String ending(String text) {
        return text.length() <= longest ? text : "[...] " + text.substring(text.length() - longest);
    }

    private String section(String name, String text) {
        return "<" + name + ">" + shortened(text.strip(), longest) + "</" + name + ">\n";
    }

    /** Returns a text, or head and tail of a long one. No character of two code units is split. */
    static String shortened(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int head = longest / 2;
        int tail = text.length() - (longest - head);
        return text.substring(0, Character.isHighSurrogate(text.charAt(head - 1)) ? head - 1 : head)
                + GAP
                + text.substring(Character.isLowSurrogate(text.charAt(tail)) ? tail + 1 : tail);
    }
}
