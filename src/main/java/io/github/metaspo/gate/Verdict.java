package io.github.metaspo.gate;

import java.util.List;
import java.util.Optional;

/** Result of the gate: PASS, REGRESSION, INCONCLUSIVE or INVALID. */
public sealed interface Verdict {

    /**
     * The data behind a verdict on a measured prompt.
     *
     * @param scores of the prompt; has a score of the train tasks
     * @param comparison with the baseline; empty if the lock's own measurement was judged, or if there is no baseline
     * @param remarks notes that do not affect the verdict, each a sentence without a full stop
     */
    record Facts(Scores scores, Optional<Comparison> comparison, List<String> remarks) {
        public Facts {
            remarks = List.copyOf(remarks);
            if (scores.train().isEmpty()) {
                throw new IllegalArgumentException("no train task was measured");
            }
        }

        /** Returns the score of the train tasks. */
        public Score score() {
            return scores.train().orElseThrow();
        }
    }

    /** All bounds are met, and no drop beyond the tolerance was observed. */
    record Pass(Facts facts) implements Verdict {}

    /**
     * A bound is missed or a drop is confirmed.
     *
     * @param findings at least one; drops first
     */
    record Regression(Facts facts, List<Violation> findings) implements Verdict {
        public Regression {
            findings = List.copyOf(findings);
            if (findings.isEmpty()) {
                throw new IllegalArgumentException("a regression needs a finding");
            }
        }
    }

    /** A drop beyond the tolerance was observed but may be noise. */
    record Inconclusive(Facts facts) implements Verdict {}

    /** Why there is nothing to judge. */
    enum Cause {
        /** There is no baseline, or no measurement at all. */
        NO_BASELINE,
        /** The lock was measured with other prompts or another model than those in effect. */
        STALE,
        /** The baseline has other examples, extractions, metrics or tasks, or is inconsistent with its lock. */
        NOT_COMPARABLE,
        /** The measurement has no score. */
        NO_SCORE,
        /** The build's output does not contain the prompt in effect. */
        NOT_SHIPPED
    }

    /**
     * There is nothing to judge.
     *
     * @param cause why, as a keyword
     * @param reason why, as a sentence without a full stop
     * @param remedy what to do, as a sentence without a full stop
     */
    record Invalid(Cause cause, String reason, String remedy) implements Verdict {}

    /** Returns the data behind a verdict; empty if nothing was judged. */
    static Optional<Facts> facts(Verdict verdict) {
        if (verdict instanceof Pass pass) {
            return Optional.of(pass.facts());
        }
        if (verdict instanceof Regression regression) {
            return Optional.of(regression.facts());
        }
        return verdict instanceof Inconclusive inconclusive ? Optional.of(inconclusive.facts()) : Optional.empty();
    }
}
