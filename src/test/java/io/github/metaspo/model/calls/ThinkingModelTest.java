package io.github.metaspo.model.calls;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.api.Reply;
import io.github.metaspo.api.Request;
import io.github.metaspo.api.Usage;
import io.github.metaspo.evaluation.EvaluationFixtures;
import io.github.metaspo.model.Thinking;
import io.github.metaspo.suite.OptimizeSettings.Budget;
import org.junit.jupiter.api.Test;

import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

class ThinkingModelTest {

    private static final ModelSettings SETTINGS = EvaluationFixtures.model(1);
    private static final Request REQUEST = new Request("", "2 + 2?", 0);

    private final AtomicInteger calls = new AtomicInteger();

    private FakeModels models(String text, String thinking, boolean cut) {
        return new FakeModels(new LanguageModel() {
            @Override
            public Reply reply(Request request) {
                calls.incrementAndGet();
                return new Reply(text, thinking, cut, new Usage(5, 9, 7), "tiny");
            }

            @Override
            public void close() {}
        });
    }

    private static Reply reply(ModelSession session) throws Exception {
        try (LanguageModel model = session.open(SETTINGS)) {
            return model.reply(REQUEST);
        }
    }

    @Test
    void thinkingIsApartInANewReplyAndInAStoredOne() throws Exception {
        FakeModels models = models("<think>Perhaps 5?</think>4", "", false);
        Reply apart = new Reply("4", "Perhaps 5?", false, new Usage(5, 9, 7), "tiny");

        try (ModelSession session = models.begin(CallPolicy.searching(Budget.UNBOUNDED))) {
            assertThat(reply(session)).isEqualTo(apart);
            assertThat(reply(session)).isEqualTo(apart);
            assertThat(session.repliesOfThinkingAlone(SETTINGS)).isZero();
        }
        assertThat(calls).hasValue(1);
    }

    @Test
    void thinkingInAFieldComesBeforeThatInTheText() {
        assertThat(Thinking.apart(new Reply("<think>two</think>4", "one", false, Usage.NONE, "m")))
                .isEqualTo(new Reply("4", "one\ntwo", false, Usage.NONE, "m"));
    }

    @Test
    void thinkingWithoutAnEndIsCut() {
        assertThat(Thinking.apart(new Reply("<think>two", "", false, Usage.NONE, "m")))
                .isEqualTo(new Reply("", "two", true, Usage.NONE, "m"));
    }

    @Test
    void repliesOfThinkingAloneAreCountedUnlessTheyWereCut() throws Exception {
        try (ModelSession session = models(" ", "It is 4", false).begin(CallPolicy.searching(Budget.UNBOUNDED))) {
            reply(session);
            assertThat(session.repliesOfThinkingAlone(SETTINGS)).isEqualTo(1);
        }
        try (ModelSession session = models("", "Is it 4", true).begin(CallPolicy.searching(Budget.UNBOUNDED))) {
            reply(session);
            assertThat(session.repliesOfThinkingAlone(SETTINGS)).isZero();
        }
    }
}
