package io.github.metaspo.gate;

import java.util.List;
import java.util.Optional;

/** What the gate says of a prompt. */
public sealed interface Verdict {

    /**
     * What every judgement of a measured prompt knows.
     *
     * @param scores of the prompt, the one of the train tasks among them
     * @param comparison with the baseline; empty where the measurement of the lock itself was judged, or there is no baseline
     * @param remarks worth knowing beside, each a sentence without a full stop
     */
    record Facts(Scores scores, Optional<Comparison> comparison, List<String> remarks) {
        public Facts {
            remarks = List.copyOf(remarks);
            if (scores.train().isEmpty()) {
                throw new IllegalArgumentException("nothing measured is nothing to judge");
            }
        }

        /** The score of the train tasks. */
        public Score score() {
            return scores.train().orElseThrow();
        }
    }

    /** All bounds are met and no drop beyond the tolerance was observed. */
    record Pass(Facts facts) implements Verdict {}

    /**
     * A bound is missed or a drop is confirmed.
     *
     * @param findings at least one, the worst first
     */
    record Regression(Facts facts, List<Violation> findings) implements Verdict {
        public Regression {
            findings = List.copyOf(findings);
            if (findings.isEmpty()) {
                throw new IllegalArgumentException("a regression needs a finding");
            }
        }
    }

    /** A drop beyond the tolerance was observed, and may be noise. */
    record Inconclusive(Facts facts) implements Verdict {}

    /** Why there is nothing to judge. */
    enum Cause {
        /** Nothing to compare with, or nothing measured at all. */
        NO_BASELINE,
        /** What was measured is not what is in effect. */
        STALE,
        /** The baseline is about other examples, extractions, metrics or tasks. */
        NOT_COMPARABLE,
        /** No score came of the measurement. */
        NO_SCORE,
        /** The build's output does not hold the prompt in effect. */
        NOT_SHIPPED
    }

    /**
     * There is nothing to judge.
     *
     * @param cause why, in a word
     * @param reason a sentence without a full stop
     * @param remedy what mends it, the same way
     */
    record Invalid(Cause cause, String reason, String remedy) implements Verdict {}
}
