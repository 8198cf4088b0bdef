package io.github.metaspo.evaluation;

import io.github.metaspo.evaluation.Evaluation.Validity;
import io.github.metaspo.model.ModelException;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** When answers make a score: enough calls went well, and every task was answered. */
public final class ValidityRule {

    private final BigDecimal maxErrorRate;

    /**
     * A rule.
     *
     * @param maxErrorRate share of calls that may fail, 0 to 1
     */
    public ValidityRule(BigDecimal maxErrorRate) {
        this.maxErrorRate = maxErrorRate;
    }

    /** How many of some questions may fail. */
    public int tolerableFailures(int questions) {
        return maxErrorRate
                .multiply(BigDecimal.valueOf(questions))
                .setScale(0, RoundingMode.DOWN)
                .intValueExact();
    }

    /** Scores what was answered, or says why there is no score. */
    public Validity judge(List<Answers> answers, Scorers scorers) {
        return reasonAgainst(answers, 0, 0)
                .<Validity>map(Validity.Invalid::new)
                .orElseGet(() -> new Validity.Valid(measure(answers, scorers)));
    }

    /**
     * Lets answers pass that are enough to be scored.
     *
     * @param earlierQuestions asked before in the same run, with what failed of them
     * @param earlierFailures of those
     * @throws InvalidMeasurementException when too much failed
     */
    public void require(List<Answers> answers, int earlierQuestions, int earlierFailures)
            throws InvalidMeasurementException {
        Optional<String> reason = reasonAgainst(answers, earlierQuestions, earlierFailures);
        if (reason.isPresent()) {
            throw new InvalidMeasurementException(reason.get());
        }
    }

    private static Measurement measure(List<Answers> answers, Scorers scorers) {
        return Measurement.of(answers.stream()
                .map(batch -> TaskScore.of(batch, scorers.of(batch.batch().task())))
                .toList());
    }

    private Optional<String> reasonAgainst(List<Answers> answers, int earlierQuestions, int earlierFailures) {
        int questions = earlierQuestions
                + answers.stream().mapToInt(batch -> batch.outcomes().size()).sum();
        List<Outcome.Failed> failed = new ArrayList<>();
        for (Answers batch : answers) {
            for (Outcome outcome : batch.outcomes()) {
                if (outcome instanceof Outcome.Failed failure) {
                    failed.add(failure);
                }
            }
        }
        if (!failed.isEmpty() && earlierFailures + failed.size() > tolerableFailures(questions)) {
            return Optional.of(
                    earlierFailures + failed.size() + " of " + questions + " calls failed, more than gate.maxErrorRate "
                            + maxErrorRate.toPlainString() + " allows (" + causes(failed) + "); the first: "
                            + failed.get(0).message());
        }
        return answers.stream()
                .filter(batch -> batch.count(Outcome.Scored.class) == 0)
                .findFirst()
                .map(batch -> "task " + batch.batch().task().id() + " has no answer at all");
    }

    private static String causes(List<Outcome.Failed> failed) {
        return failed.stream()
                .collect(Collectors.groupingBy(
                        Outcome.Failed::kind, () -> new EnumMap<>(ModelException.Kind.class), Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> entry.getValue() + " "
                        + entry.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
    }
}
