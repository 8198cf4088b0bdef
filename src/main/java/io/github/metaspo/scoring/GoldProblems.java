package io.github.metaspo.scoring;

import io.github.metaspo.api.Example;
import io.github.metaspo.api.Metric;
import io.github.metaspo.model.Thinking;
import io.github.metaspo.scoring.extract.Extractor;
import io.github.metaspo.scoring.metric.NumericMetric;
import io.github.metaspo.suite.Problem;
import io.github.metaspo.suite.SuiteException;
import io.github.metaspo.suite.Task;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Validator of gold answers: finds those that no response can ever match. */
final class GoldProblems {

    /** Limits the output if many examples have the same mistake. */
    private static final int MOST_REPORTED = 10;

    private static final int LONGEST_VALUE = 80;

    private final Task task;
    private final CanonicalGolds golds;
    private final Extractor extractor;
    private final Metric metric;

    /** @param golds the cache to which the answers of all examples are added, as they are computed here anyway */
    GoldProblems(Task task, CanonicalGolds golds, Extractor extractor, Metric metric) {
        this.task = task;
        this.golds = golds;
        this.extractor = extractor;
        this.metric = metric;
    }

    /** @throws SuiteException if there are problems; holds the first of them */
    void refuseAny() throws SuiteException {
        List<Problem> problems = Stream.of(task.train(), task.test())
                .flatMap(List::stream)
                .flatMap(this::problems)
                .limit(MOST_REPORTED)
                .map(message -> new Problem(task.location(), message))
                .toList();
        if (!problems.isEmpty()) {
            throw new SuiteException(problems);
        }
    }

    private Stream<String> problems(Example example) {
        List<Optional<String>> canonical = golds.add(example);
        return IntStream.range(0, canonical.size())
                .mapToObj(i -> problem(example.answers().get(i), canonical.get(i), example))
                .flatMap(Optional::stream);
    }

    private Optional<String> problem(String gold, Optional<String> extracted, Example example) {
        Optional<String> canonical = gold.isEmpty() ? Optional.of(gold) : extracted;
        if (canonical.isEmpty()) {
            Optional<String> misread = extractor.extract(Thinking.in(gold).answer(), example);
            return Optional.of(sentence(
                    gold,
                    example,
                    "can never be extracted from a response" + wouldBeRead(misread) + "; allowed is "
                            + extractor.allowed()));
        }
        if (!metric.accepts(canonical.get())) {
            String misread = metric instanceof NumericMetric numeric ? wouldBeRead(numeric.read(canonical.get())) : "";
            return Optional.of(sentence(
                    gold,
                    example,
                    "is not one that the metric " + task.metric().name() + " can compare with" + misread));
        }
        return Optional.empty();
    }

    /** Returns how a response with this text would be read, to make clear what a lenient reading would give. */
    private static String wouldBeRead(Optional<String> misread) {
        return " as a whole: it would be read as "
                + misread.map(GoldProblems::shortened).orElse("no answer");
    }

    private static String shortened(String value) {
        return value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) + "..." : value;
    }

    private String sentence(String gold, Example example, String what) {
        return "task " + task.id() + ", example " + example.id() + ": the gold answer \"" + shortened(gold) + "\" "
                + what;
    }
}
