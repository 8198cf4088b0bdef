package io.github.metaspo.evaluation;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.evaluation.Evaluation.Validity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rule for when results yield a score: enough calls succeeded, and every task has an answer. */
public final class ValidityRule {

    private final BigDecimal maxErrorRate;

    /** @param maxErrorRate the share of calls that may fail, 0 to 1 */
    public ValidityRule(BigDecimal maxErrorRate) {
        this.maxErrorRate = maxErrorRate;
    }

    /** Returns how many of the given number of questions may fail. */
    public long tolerableFailures(long questions) {
        return maxErrorRate
                .multiply(BigDecimal.valueOf(questions))
                .setScale(0, RoundingMode.DOWN)
                .longValueExact();
    }

    /**
     * Returns how many failures beyond the rate a comparison of prompts tolerates, given the number of questions for one set of
     * prompts: at most 3, at most a tenth of the questions, and 0 if the rate is 0. A comparison leaves out the pair of a failed
     * question, and with few questions the rate alone would allow no failure.
     */
    public int allowance(int questions) {
        return maxErrorRate.signum() == 0 ? 0 : Math.min(3, questions / 10);
    }

    /**
     * Returns the reason why a search ends after more failed calls than it tolerates.
     *
     * @param failed the failed calls, or some of them; at least one
     * @param limit the limit that they exceeded
     * @param planned the number of questions that the search planned
     */
    public String tooManyOfSearch(List<Outcome.Failed> failed, FailureLimit limit, long planned) {
        String first = "; the first: " + failed.get(0).message();
        return limit.failed() <= limit.tolerable()
                ? "the last candidates got no answer to any of their questions" + first
                : limit.failed() + " calls of the search failed, more than the " + limit.tolerable()
                        + " that gate.maxErrorRate " + maxErrorRate.toPlainString()
                        + " plus a small allowance tolerate for "
                        + planned + " planned questions" + first;
    }

    /** Returns the measurement, or the reason why there is none. No failures beyond the rate are tolerated. */
    public Validity judge(List<Answers> answers, Scorers scorers) {
        return judge(answers, scorers, 0);
    }

    /**
     * Returns the measurement, or the reason why there is none.
     *
     * @param allowance the number of failed calls tolerated beyond the rate, 0 or above
     */
    public Validity judge(List<Answers> answers, Scorers scorers, int allowance) {
        return reasonAgainst(answers, allowance)
                .<Validity>map(Validity.Invalid::new)
                .orElseGet(() -> new Validity.Valid(measure(answers, scorers)));
    }

    private static Measurement measure(List<Answers> answers, Scorers scorers) {
        return Measurement.of(answers.stream()
                .map(batch -> TaskScore.of(batch, scorers.of(batch.batch().task())))
                .toList());
    }

    private Optional<String> reasonAgainst(List<Answers> answers, int allowance) {
        int questions =
                answers.stream().mapToInt(batch -> batch.outcomes().size()).sum();
        List<Outcome.Failed> failed = new ArrayList<>();
        String place = "";
        for (Answers batch : answers) {
            for (int question = 0; question < batch.outcomes().size(); question++) {
                if (batch.outcomes().get(question) instanceof Outcome.Failed failure) {
                    place = failed.isEmpty() ? batch.batch().place(question) : place;
                    failed.add(failure);
                }
            }
        }
        if (!failed.isEmpty() && failed.size() > tolerableFailures(questions) + allowance) {
            return Optional.of(failed.size() + " of " + questions + " calls failed, more than gate.maxErrorRate "
                    + maxErrorRate.toPlainString() + " allows (" + causes(failed) + "); the first, " + place + ": "
                    + failed.get(0).message());
        }
        return answers.stream()
                .filter(batch -> batch.count(Outcome.Scored.class) == 0)
                .findFirst()
                .map(batch -> batch.count(Outcome.NotAsked.class) > 0 && !failed.isEmpty()
                        ? failed.size() + " calls failed, so that the rest was not asked (" + causes(failed)
                                + "); the first: " + failed.get(0).message()
                        : "task " + batch.batch().task().id() + " has no answer at all" + firstFailure(batch));
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

    private static String firstFailure(Answers answers) {
        return answers.outcomes().stream()
                .filter(Outcome.Failed.class::isInstance)
                .findFirst()
                .map(outcome -> "; the first failure: " + ((Outcome.Failed) outcome).message())
                .orElse("");
    }
}
