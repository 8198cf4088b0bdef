package io.github.metaspo.report.html.data;

/**
 * The outcome of a question of a measurement, without its texts.
 *
 * @param example id of the example
 * @param repeat which repeat of the example, from 0
 * @param score from 0 to 1; 0 without a reply
 * @param state what came of it
 */
public record Answer(String example, int repeat, double score, State state) {

    /** What came of a question. */
    public enum State {
        RIGHT,
        PARTLY,
        WRONG,
        /** The reply holds no answer. */
        UNANSWERED,
        /** The reply was cut off, and is not right. */
        CUT,
        FAILED,
        NOT_ASKED;

        /** Returns whether there is a reply with a score. */
        public boolean isScored() {
            return this != FAILED && this != NOT_ASKED;
        }
    }

    /** Returns the state of a scored reply. */
    static State state(double score, boolean answers, boolean cut) {
        if (score >= 1) {
            return State.RIGHT;
        }
        if (cut) {
            return State.CUT;
        }
        if (score > 0) {
            return State.PARTLY;
        }
        return answers ? State.WRONG : State.UNANSWERED;
    }
}
