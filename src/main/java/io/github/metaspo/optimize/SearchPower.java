package io.github.metaspo.optimize;

import io.github.metaspo.optimize.Candidate.Status;
import io.github.metaspo.statistics.HalvingPower;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a race over system prompts could have found: if it found nothing, gains below that may still be there.
 *
 * @param candidates system prompts that were asked something, above 0
 * @param changing the share of answers in which they differ from the prompt that they were compared with, 0 to 1
 * @param gain the smallest gain on the train examples of a single one of them that such a race finds in 80 % of cases; empty if it finds none
 *     so often
 */
public record SearchPower(int candidates, double changing, OptionalDouble gain) {

    /** Returns the power of a race by its candidates; empty if no system prompt has evidence, as in other modes. */
    public static Optional<SearchPower> of(List<Candidate> candidates) {
        List<Evidence> evidence = candidates.stream()
                .filter(candidate -> candidate.task().isEmpty() && !(candidate.status() instanceof Status.Failed))
                .flatMap(candidate -> candidate.evidence().stream())
                .filter(one -> one.examples() > 0)
                .toList();
        if (evidence.isEmpty()) {
            return Optional.empty();
        }
        double examples = evidence.stream().mapToDouble(Evidence::examples).sum();
        double changed = evidence.stream()
                .flatMap(one -> one.tasks().stream())
                .mapToDouble(Evidence.OfTask::squares)
                .sum();
        double changing = Math.min(1, changed / examples);
        return Optional.of(new SearchPower(
                evidence.size(),
                changing,
                new HalvingPower(rungs(evidence), changing, Evidence.PRIOR_EXAMPLES).smallestGain()));
    }

    private static List<HalvingPower.Rung> rungs(List<Evidence> evidence) {
        int highest = evidence.stream().mapToInt(Evidence::rung).max().orElseThrow();
        List<HalvingPower.Rung> rungs = new ArrayList<>();
        int questions = 0;
        for (int rung = 1; rung <= highest; rung++) {
            int at = rung;
            // a rung on which nobody stands any more has as many questions as the one before, at least
            questions = Math.max(
                    questions,
                    evidence.stream()
                            .filter(one -> one.rung() == at)
                            .mapToInt(Evidence::examples)
                            .max()
                            .orElse(0));
            int standing =
                    (int) evidence.stream().filter(one -> one.rung() >= at).count();
            if (questions > 0) {
                rungs.add(new HalvingPower.Rung(standing, questions));
            }
        }
        return rungs;
    }
}
