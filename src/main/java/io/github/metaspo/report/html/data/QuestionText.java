package io.github.metaspo.report.html.data;

import java.util.Optional;

/**
 * The texts of a question.
 *
 * @param question as the example has it; empty if it is not known
 * @param gold the right answer; empty if it is not known
 * @param before what came before
 * @param after what came after
 */
public record QuestionText(Optional<String> question, Optional<String> gold, ReplyText before, ReplyText after) {

    /**
     * A reply.
     *
     * @param reply as the model gave it; empty if it is not stored
     * @param prediction the answer that was read from it; empty if there is none or it is not stored
     * @param failure why there is no reply; empty if there is one
     */
    public record ReplyText(Optional<String> reply, Optional<String> prediction, Optional<String> failure) {

        static final ReplyText UNKNOWN = new ReplyText(Optional.empty(), Optional.empty(), Optional.empty());

        ReplyText withReply(String text) {
            return new ReplyText(Optional.of(text), prediction, failure);
        }
    }

    static final QuestionText UNKNOWN =
            new QuestionText(Optional.empty(), Optional.empty(), ReplyText.UNKNOWN, ReplyText.UNKNOWN);

    QuestionText with(boolean isAfter, ReplyText reply) {
        return isAfter
                ? new QuestionText(question, gold, before, reply)
                : new QuestionText(question, gold, reply, after);
    }

    ReplyText side(boolean isAfter) {
        return isAfter ? after : before;
    }

    QuestionText orElse(Optional<String> otherQuestion, Optional<String> otherGold) {
        return new QuestionText(question.or(() -> otherQuestion), gold.or(() -> otherGold), before, after);
    }
}
