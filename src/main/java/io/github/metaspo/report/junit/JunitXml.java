package io.github.metaspo.report.junit;

import io.github.metaspo.api.Example;
import io.github.metaspo.evaluation.Answers;
import io.github.metaspo.evaluation.Evaluation;
import io.github.metaspo.evaluation.Evaluation.Validity;
import io.github.metaspo.evaluation.Outcome;
import io.github.metaspo.evaluation.TaskScore;
import io.github.metaspo.gate.ScoreFormat;
import io.github.metaspo.gate.Violation;
import io.github.metaspo.report.TextFormat;
import io.github.metaspo.report.junit.JunitWriter.Kind;
import io.github.metaspo.report.junit.JunitWriter.Problem;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Writes a measurement as a JUnit report with one test case a task. A wrong answer is no failure: a test case fails only if the score of the
 * task is below its {@code minScore}, and it is an error if too many calls failed for a score. What was not answered right is in its output.
 */
public final class JunitXml {

    /** Questions that the output of a test case lists, and those of all test cases together. */
    private static final int MOST_LINES = 100;

    private static final int MOST_LINES_OF_ALL = 2_000;
    private static final int LEAST_LINES = 5;

    /** Questions that the text of a failure lists, for readers who do not see the output. */
    private static final int LINES_OF_A_FAILURE = 10;

    private final Evaluation evaluation;
    private final TaskTimes times;
    private final Map<String, TaskScore> scores = new HashMap<>();
    private final int lines;

    private JunitXml(Evaluation evaluation, TaskTimes times) {
        this.evaluation = evaluation;
        this.times = times;
        if (evaluation.validity() instanceof Validity.Valid valid) {
            valid.measurement().tasks().forEach(score -> scores.put(score.task().id(), score));
        }
        int share = MOST_LINES_OF_ALL / Math.max(1, evaluation.answers().size());
        this.lines = Math.max(LEAST_LINES, Math.min(MOST_LINES, share));
    }

    /**
     * Writes one test suite and leaves the stream open.
     *
     * @param file of the suite, as displayed
     */
    public static void write(Evaluation evaluation, String file, TaskTimes times, OutputStream out) throws IOException {
        new JunitXml(evaluation, times).write(file, out);
    }

    private void write(String file, OutputStream out) throws IOException {
        List<Optional<Problem>> problems =
                evaluation.answers().stream().map(this::problem).toList();
        JunitWriter.write(
                "metaspo." + evaluation.suite().name(),
                file,
                JunitWriter.Totals.of(problems, times.all()),
                xml -> {
                    for (int i = 0; i < problems.size(); i++) {
                        Answers answers = evaluation.answers().get(i);
                        String task = answers.batch().task().id();
                        xml.testCase(task, times.of(task), problems.get(i), text(answers, lines));
                    }
                },
                out);
    }

    private Optional<Problem> problem(Answers answers) {
        if (evaluation.validity() instanceof Validity.Invalid invalid) {
            String message = "no score, because " + invalid.reason();
            boolean failed = answers.count(Outcome.Failed.class) > 0 || answers.count(Outcome.NotAsked.class) == 0;
            return Optional.of(new Problem(failed ? Kind.ERROR : Kind.SKIPPED, "no score", message, message));
        }
        return score(answers)
                .flatMap(Violation.TooLow::of)
                .map(low -> new Problem(
                        Kind.FAILURE,
                        "below minScore",
                        low.sentence(),
                        low.sentence() + "\n" + text(answers, LINES_OF_A_FAILURE)));
    }

    private Optional<TaskScore> score(Answers answers) {
        return Optional.ofNullable(scores.get(answers.batch().task().id()));
    }

    /** Returns the counts of a task, and a line for each question that was not answered right, up to a number of lines. */
    private String text(Answers answers, int most) {
        List<Integer> others = IntStream.range(0, answers.outcomes().size())
                .filter(question -> !isRight(answers.outcomes().get(question)))
                .boxed()
                .toList();
        int left = others.size() - Math.min(others.size(), most);
        return Stream.of(
                        Stream.of(summary(answers, others.size())),
                        others.stream().limit(most).map(question -> line(answers, question)),
                        left == 0
                                ? Stream.<String>empty()
                                : Stream.of("and " + TextFormat.number(left) + " more; all are in results.json"))
                .flatMap(part -> part)
                .collect(Collectors.joining("\n"));
    }

    private String summary(Answers answers, int others) {
        return score(answers)
                        .map(score -> "score " + ScoreFormat.score(score.score()) + ", ")
                        .orElse("")
                + TextFormat.number(answers.outcomes().size() - others) + " of "
                + TextFormat.count(answers.outcomes().size(), "question") + " right"
                + part(answers.count(Outcome.Failed.class), "failed")
                + part(answers.count(Outcome.NotAsked.class), "not asked");
    }

    private static String part(int number, String what) {
        return number == 0 ? "" : ", " + TextFormat.number(number) + " " + what;
    }

    private static boolean isRight(Outcome outcome) {
        return outcome instanceof Outcome.Scored scored && scored.judgement().score() == 1;
    }

    private static String line(Answers answers, int question) {
        Example example = answers.batch().example(question);
        String repeat = answers.batch().task().repeats() == 1
                ? ""
                : " #" + (answers.batch().repeat(question) + 1);
        String start = TextFormat.inline(example.id()) + repeat + ": ";
        Outcome outcome = answers.outcomes().get(question);
        if (outcome instanceof Outcome.Scored scored) {
            return start + wrong(example, scored);
        }
        return outcome instanceof Outcome.Failed failed
                ? start + "failed (" + failed.kind() + "), " + TextFormat.inline(failed.message())
                : start + "not asked";
    }

    private static String wrong(Example example, Outcome.Scored scored) {
        String predicted = scored.judgement()
                .prediction()
                .map(prediction -> "predicted \"" + TextFormat.inline(prediction) + "\"")
                .orElse("no answer in the response");
        return predicted + ", expected \"" + TextFormat.inline(String.join("\" or \"", example.answers()))
                + "\", score " + ScoreFormat.score(scored.judgement().score())
                + (scored.cut() ? ", cut off" : "");
    }
}
