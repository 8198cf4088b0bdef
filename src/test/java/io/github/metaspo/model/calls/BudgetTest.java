package io.github.metaspo.model.calls;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelException.Kind;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.api.Reply;
import io.github.metaspo.api.Request;
import io.github.metaspo.api.Usage;
import io.github.metaspo.evaluation.CallPool;
import io.github.metaspo.evaluation.EvaluationFixtures;
import io.github.metaspo.evaluation.ScriptedModel;
import io.github.metaspo.model.TokenCount;
import io.github.metaspo.model.calls.budget.Reserve;
import io.github.metaspo.model.calls.budget.Spending;
import io.github.metaspo.suite.OptimizeSettings.Budget;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Tests of budgets. A scripted reply uses 10 input and 2 output tokens; a million of them cost 1 and 2 USD. */
class BudgetTest {

    private static final Budget NONE = Budget.UNBOUNDED;

    private final FakeTime time = new FakeTime();
    private int questions;
    private int tries;
    private Duration callTakes = Duration.ZERO;

    @Test
    void callsAreBoundOverAllModelsOfARunTogether() throws Exception {
        ModelSession session = run(new Budget(OptionalLong.of(3), NONE.tokens(), NONE.cost(), NONE.time()));
        LanguageModel target = session.open(EvaluationFixtures.model(4));
        LanguageModel optimizer = session.open(EvaluationFixtures.model(4));
        ask(target, 2);
        ask(optimizer, 1);
        assertSpent(
                optimizer,
                "budget exhausted: 3 of 3 calls used; raise optimize.budget.calls and run again, stored answers are free");
        assertSpent(target, "3 of 3 calls used");
    }

    @Test
    void tokensStopBeforeTheCallThatWouldGoBeyondThem() throws Exception {
        ModelSession session = run(new Budget(NONE.calls(), OptionalLong.of(40), NONE.cost(), NONE.time()));
        LanguageModel model = session.open(EvaluationFixtures.model(4));
        ask(model, 3);
        assertSpent(model, "36 of 40 tokens used");
    }

    @Test
    void costStopsBeforeTheCallThatWouldGoBeyondIt() throws Exception {
        ModelSession session = run(new Budget(NONE.calls(), NONE.tokens(), OptionalDouble.of(0.00003), NONE.time()));
        LanguageModel model = session.open(EvaluationFixtures.model(4));
        ask(model, 2);
        assertSpent(model, "0.000028 USD of 0.00003 USD used");
    }

    @Test
    void tokensAreNeverExceededByCallsThatAreUnderWayTogether() throws Exception {
        for (int tokens = 60; tokens <= 600; tokens += 60) {
            ModelSession session = run(new Budget(NONE.calls(), OptionalLong.of(tokens), NONE.cost(), NONE.time()));
            LanguageModel model = session.open(EvaluationFixtures.model(16));
            try (CallPool pool = new CallPool(16)) {
                assertThatThrownBy(() -> pool.runAll(Stream.<CallPool.Call>generate(() -> () -> model.reply(next()))
                                .limit(1000)
                                .iterator()))
                        .hasMessageContaining("tokens used");
            }
            Usage taken = session.spending().usage();
            assertThat(taken.input() + taken.output()).isBetween(tokens - 12L, (long) tokens);
        }
    }

    @Test
    void timeStopsASearchAfterItsFirstRound() throws Exception {
        ModelSession session = run(within(Duration.ofMinutes(30)));
        LanguageModel model = searching(session, 4, new Reserve(0, 0), 10);
        ask(model, 1);
        session.endFirstRound();
        time.pass(Duration.ofMinutes(30));
        assertSpent(model, "1800 of 1800 s elapsed");
    }

    @Test
    void theTimeBeginsWithTheFirstCall() throws Exception {
        ModelSession session = run(within(Duration.ofMinutes(30)));
        LanguageModel model = searching(session, 4, new Reserve(0, 0), 0);
        session.endFirstRound();
        time.pass(Duration.ofHours(1));
        ask(model, 1);
    }

    @Test
    void aSlowStartSaysNothingAboutTheTimeThatAMeasurementTakes() throws Exception {
        callTakes = Duration.ofSeconds(60);
        ModelSession session = run(within(Duration.ofMinutes(8)));
        LanguageModel model = searching(session, 1, new Reserve(400, 0), 100);
        ask(model, 1);
        callTakes = Duration.ofMillis(300);
        ask(model, 99);
        session.endFirstRound();
        // 60 s of start and 30 s of calls are gone, and 400 calls of 0.3 s are kept: 270 s are left
        ask(model, 800);
        assertThatThrownBy(() -> ask(model, 200))
                .hasMessageContaining("about 120 s reserved for the final measurement");
    }

    @Test
    void aMeasurementThatHasBegunIsFinishedWhateverItsTime() throws Exception {
        ModelSession session = run(within(Duration.ofSeconds(1)));
        LanguageModel model = searching(session, 4, new Reserve(4, 0), 0);
        ask(model, 1);
        session.measure();
        time.pass(Duration.ofHours(1));
        ask(model, 4);
    }

    @Test
    void aFirstRoundThatCannotEndInTimeIsGivenUpWithTheTimeItWouldTake() throws Exception {
        callTakes = Duration.ofSeconds(1);
        ModelSession session = run(within(Duration.ofSeconds(100)));
        LanguageModel model = searching(session, 1, new Reserve(150, 0), 100);
        ask(model, 2);
        assertSpent(
                model, "take about 250 s at the present rate, and the budget allows 100 s; raise optimize.budget.time");
    }

    @Test
    void whatIsReservedForLaterCallsIsNotSpentBefore() throws Exception {
        ModelSession session = run(new Budget(OptionalLong.of(10), NONE.tokens(), NONE.cost(), NONE.time()));
        LanguageModel model = searching(session, 4, new Reserve(6, 0), 0);
        ask(model, 4);
        assertSpent(model, "4 of 10 calls used, 6 reserved for the final measurement");
        session.measure();
        ask(model, 6);
        assertSpent(model, "10 of 10 calls used");
    }

    /** As long as all requests have one length, longer ones are expected to take half as much again as by our count, and a margin of 15 %. */
    @Test
    void tokensAndCostOfTheReserveGoByTheLengthOfItsPrompts() throws Exception {
        Budget[] budgets = {
            new Budget(NONE.calls(), OptionalLong.of(240), NONE.cost(), NONE.time()),
            new Budget(NONE.calls(), NONE.tokens(), OptionalDouble.of(0.00028), NONE.time())
        };
        int ofAQuestion = new TokenCount().of("question 0");
        for (Budget budget : budgets) {
            ModelSession session = run(budget);
            // 4 questions that are three times as long: 3 tokens by our count take 10, so that 9 take 19 and the margin
            LanguageModel model = searching(session, 4, new Reserve(4, 12L * ofAQuestion), 0);
            questions = 0;
            int asked = 0;
            ModelException spent = null;
            while (spent == null) {
                try {
                    ask(model, 1);
                    asked++;
                } catch (ModelException e) {
                    spent = e;
                }
            }
            assertThat(asked).isBetween(11, 13);
            assertThat(spent).hasMessageContaining("reserved for the final measurement");
            session.measure();
            ask(model, 8);
        }
    }

    @Test
    void eachTryOfACallIsACallOfTheBudget() throws Exception {
        ModelSession session = run(new Budget(OptionalLong.of(3), NONE.tokens(), NONE.cost(), NONE.time()));
        LanguageModel model = session.open(EvaluationFixtures.model(4));
        assertThat(model.reply(new Request("", "fail twice", 0)).text()).isEqualTo("fine");
        assertSpent(model, "3 of 3 calls used");
        assertThat(session.spending().calls()).isEqualTo(3);
        assertThat(session.spending().failed()).isEqualTo(2);
    }

    @Test
    void aCallThatFailsForGoodForLackOfBudgetSaysSo() throws Exception {
        ModelSession session = run(new Budget(OptionalLong.of(2), NONE.tokens(), NONE.cost(), NONE.time()));
        LanguageModel model = session.open(EvaluationFixtures.model(4));
        assertThatThrownBy(() -> model.reply(new Request("", "fail twice", 0)))
                .isInstanceOfSatisfying(
                        ModelException.class, e -> assertThat(e.kind()).isEqualTo(Kind.BUDGET_SPENT));
    }

    @Test
    void aProviderThatBillsMoreThanMaxTokensIsLearntOf() throws Exception {
        FakeModels thinking = new FakeModels(
                new LanguageModel() {
                    @Override
                    public Reply reply(Request request) {
                        return new Reply("fine", false, new Usage(10, 5_000), "tiny");
                    }

                    @Override
                    public void close() {
                        // nothing is held
                    }
                },
                time);
        ModelSession session = thinking.begin(
                CallPolicy.searching(new Budget(NONE.calls(), OptionalLong.of(30_000), NONE.cost(), NONE.time())));
        LanguageModel model = searching(session, 4, new Reserve(2, 10), 0);
        ask(model, 3);
        assertSpent(model, "15,030 of 30,000 tokens used");
        session.measure();
        ask(model, 2);
        assertThat(session.spending().usage().output()).isEqualTo(25_000);
    }

    @Test
    void whatAFailedReplyIsBilledIsPartOfTheBudget() throws Exception {
        ModelSession session = run(new Budget(NONE.calls(), OptionalLong.of(300), NONE.cost(), NONE.time()));
        LanguageModel model = session.open(EvaluationFixtures.model(4));
        assertThatThrownBy(() -> model.reply(new Request("", "billed", 0))).hasMessage("withheld");
        assertThat(session.spending().usage()).isEqualTo(new Usage(200, 50));
        ask(model, 4);
        assertSpent(model, "298 of 300 tokens used");
    }

    @Test
    void callsThatFailedBeforeAreExpectedToFailInTheMeasurementToo() throws Exception {
        ModelSession session = run(new Budget(OptionalLong.of(12), NONE.tokens(), NONE.cost(), NONE.time()));
        LanguageModel model = searching(session, 4, new Reserve(4, 0), 0);
        model.reply(new Request("", "fail once", 0));
        ask(model, 1);
        // one try failed, so that four answers are expected to take five calls
        ask(model, 4);
        assertSpent(model, "reserved for the final measurement");
        assertThat(session.spending().calls()).isEqualTo(7);
    }

    @Test
    void aRefusedDefaultIsACallOfTheBudgetAndNoFailure() throws Exception {
        ModelSession session = run(new Budget(OptionalLong.of(13), NONE.tokens(), NONE.cost(), NONE.time()));
        LanguageModel model = searching(session, 4, new Reserve(10, 0), 0);
        assertThat(model.reply(new Request("", "unfit", 0)).text()).isEqualTo("fine");
        assertThat(session.spending().calls()).isEqualTo(3);
        assertThat(session.spending().failed()).isZero();
        assertSpent(model, "3 of 13 calls used, 10 reserved for the final measurement");
    }

    @Test
    void aDefaultThatIsStillRefusedIsAFailureInTheEnd() throws Exception {
        tries = Integer.MIN_VALUE;
        ModelSession session = run(new Budget(OptionalLong.of(20), NONE.tokens(), NONE.cost(), NONE.time()));
        LanguageModel model = session.open(EvaluationFixtures.model(4));
        assertThatThrownBy(() -> model.reply(new Request("", "unfit", 0))).isInstanceOf(ModelException.class);
        assertThat(session.spending().calls()).isBetween(3L, 20L);
    }

    @Test
    void callsThatWereInterruptedSayNothingAboutHowManyFail() throws Exception {
        ModelSession session = run(new Budget(OptionalLong.of(100), NONE.tokens(), NONE.cost(), NONE.time()));
        LanguageModel model = searching(session, 4, new Reserve(10, 0), 0);
        for (int call = 0; call < 20; call++) {
            assertThatThrownBy(() -> model.reply(new Request("", "refuse", 0))).hasMessage("no");
        }
        for (int call = 0; call < 60; call++) {
            assertThatThrownBy(() -> model.reply(new Request("", "interrupt", 0)))
                    .isInstanceOf(InterruptedException.class);
        }
        // 20 failed and none was answered, so that ten answers are expected to take twenty calls
        assertSpent(model, "80 of 100 calls used, 20 reserved for the final measurement");
    }

    @Test
    void whereTheServerTellsNoTokensOurOwnCountIsPartOfTheBudgetAndSaidOnce() throws Exception {
        FakeModels silent = new FakeModels(
                new LanguageModel() {
                    @Override
                    public Reply reply(Request request) {
                        return new Reply("one two three four five", false, Usage.NONE, "tiny");
                    }

                    @Override
                    public void close() {
                        // nothing is held
                    }
                },
                time);
        ModelSession session = silent.begin(CallPolicy.searching(NONE));
        ask(session.open(EvaluationFixtures.model(4)), 3);
        assertThat(session.spending().usage().input()).isPositive();
        assertThat(session.spending().usage().output()).isEqualTo(15);
        assertThat(silent.notices()).singleElement().asString().contains("a reply came without a count of its tokens");
    }

    @Test
    void whatARunTookIsCounted() throws Exception {
        ModelSession session = run(NONE);
        LanguageModel model = session.open(EvaluationFixtures.model(4));
        ask(model, 3);
        assertThatThrownBy(() -> model.reply(new Request("", "refuse", 0))).hasMessage("no");
        assertThat(session.spending()).isEqualTo(new Spending(4, 1, 0, new Usage(30, 6), OptionalDouble.of(0.000042)));
    }

    private static Budget within(Duration time) {
        return new Budget(NONE.calls(), NONE.tokens(), NONE.cost(), Optional.of(time));
    }

    /** The target of a run that begins a search. */
    private static LanguageModel searching(ModelSession session, int concurrency, Reserve reserve, long firstRound) {
        ModelSettings target = EvaluationFixtures.model(concurrency);
        session.search(target, reserve, firstRound);
        return session.open(target);
    }

    private ModelSession run(Budget budget) throws Exception {
        ScriptedModel server = new ScriptedModel(request -> {
            if (request.user().equals("refuse")) {
                throw new ModelException(Kind.REJECTED, "no");
            }
            if (request.user().equals("unfit") && tries++ < 2) {
                throw new ModelException(Kind.REFUSED_DEFAULT, "no temperature");
            }
            if (request.user().equals("interrupt")) {
                throw new InterruptedException();
            }
            if (request.user().equals("billed")) {
                throw new ModelException(Kind.REJECTED, "withheld").billed(new Usage(200, 50));
            }
            if (request.user().startsWith("fail") && tries++ < (request.user().endsWith("twice") ? 2 : 1)) {
                throw new ModelException(Kind.SERVER_ERROR, "busy");
            }
            time.pass(callTakes);
            return "fine";
        });
        return new FakeModels(server, time).begin(CallPolicy.searching(budget));
    }

    private void ask(LanguageModel model, int times) throws Exception {
        for (int i = 0; i < times; i++) {
            model.reply(next());
        }
    }

    private synchronized Request next() {
        return new Request("", "question " + questions++, 0);
    }

    private void assertSpent(LanguageModel model, String said) {
        assertThatThrownBy(() -> ask(model, 1))
                .isInstanceOfSatisfying(
                        ModelException.class, e -> assertThat(e.kind()).isEqualTo(Kind.BUDGET_SPENT))
                .hasMessageContaining(said);
    }
}
