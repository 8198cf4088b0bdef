package io.github.metaspo.report;

import io.github.metaspo.api.Example;
import io.github.metaspo.api.Message;
import io.github.metaspo.suite.Task;

import java.util.Locale;

/**
 * An example in the form that reports show.
 *
 * @param question the conversation up to the question; the task's own user prompt filled in if it has further variables; cut in the middle
 *     to at most 1,000 characters
 * @param gold the gold answers, separated by bars; cut in the middle to at most 300 characters
 */
public record ShownExample(String question, String gold) {

    private static final int LONGEST_QUESTION = 1_000;
    private static final int LONGEST_GOLD = 300;

    /** Returns an example of a task. */
    public static ShownExample of(Task task, Example example) {
        return new ShownExample(
                TextFormat.cutMiddle(conversation(task, example), LONGEST_QUESTION),
                TextFormat.cutMiddle(String.join(" | ", example.answers()), LONGEST_GOLD));
    }

    private static String conversation(Task task, Example example) {
        StringBuilder text = new StringBuilder();
        for (Message message : example.earlier()) {
            text.append(message.role().name().toLowerCase(Locale.ROOT))
                    .append(": ")
                    .append(message.text())
                    .append('\n');
        }
        return text.append(
                        task.prompt().variables().isEmpty()
                                ? example.question()
                                : task.prompt().render(example))
                .toString();
    }
}
