package io.github.metaspo.model.calls;

import io.github.metaspo.evaluation.EvaluationFixtures;
import io.github.metaspo.evaluation.ScriptedModel;
import io.github.metaspo.model.LanguageModel;
import io.github.metaspo.model.ModelException;
import io.github.metaspo.model.ModelException.Kind;
import io.github.metaspo.model.Request;
import io.github.metaspo.model.Usage;
import io.github.metaspo.suite.OptimizeSettings.Budget;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A scripted reply takes 10 tokens in and 2 out, and the scripted model costs 1 and 2 USD for a million of them. */
class BudgetTest {

    private static final Budget NONE = Budget.UNBOUNDED;

    private final FakeTime time = new FakeTime();
    private int questions;

    @Test
    void callsAreBoundOverAllModelsOfARunTogether() throws Exception {
        ModelRun run = run(new Budget(OptionalLong.of(3), NONE.tokens(), NONE.cost(), NONE.time()));
        LanguageModel target = run.open(EvaluationFixtures.model(4));
        LanguageModel optimizer = run.open(EvaluationFixtures.model(4));
        ask(target, 2);
        ask(optimizer, 1);
        assertSpent(optimizer, "the budget does not carry another call (3 calls made); raise optimize.budget.calls");
        assertSpent(target, "3 calls made");
    }

    @Test
    void tokensStopBeforeTheCallThatWouldGoBeyondThem() throws Exception {
        ModelRun run = run(new Budget(NONE.calls(), OptionalLong.of(40), NONE.cost(), NONE.time()));
        LanguageModel model = run.open(EvaluationFixtures.model(4));
        ask(model, 3);
        assertSpent(model, "36 tokens taken");
    }

    @Test
    void costStopsBeforeTheCallThatWouldGoBeyondIt() throws Exception {
        ModelRun run = run(new Budget(NONE.calls(), NONE.tokens(), OptionalDouble.of(0.00003), NONE.time()));
        LanguageModel model = run.open(EvaluationFixtures.model(4));
        ask(model, 2);
        assertSpent(model, "0.00 USD paid");
    }

    @Test
    void timeStopsWhenItIsUp() throws Exception {
        ModelRun run = run(new Budget(NONE.calls(), NONE.tokens(), NONE.cost(), Optional.of(Duration.ofMinutes(30))));
        LanguageModel model = run.open(EvaluationFixtures.model(4));
        ask(model, 1);
        time.pass(Duration.ofMinutes(30));
        assertSpent(model, "1800 s gone");
    }

    @Test
    void whatIsReservedForLaterCallsIsNotSpentBefore() throws Exception {
        ModelRun run = run(new Budget(OptionalLong.of(10), NONE.tokens(), NONE.cost(), NONE.time()));
        LanguageModel model = run.open(EvaluationFixtures.model(4));
        run.reserve(6);
        ask(model, 4);
        assertSpent(model, "4 calls made");
        run.reserve(0);
        ask(model, 6);
        assertSpent(model, "10 calls made");
    }

    @Test
    void tokensCostAndTimeOfReservedCallsAreReckonedByTheCallsSoFar() throws Exception {
        Budget[] budgets = {
            new Budget(NONE.calls(), OptionalLong.of(120), NONE.cost(), NONE.time()),
            new Budget(NONE.calls(), NONE.tokens(), OptionalDouble.of(0.00014), NONE.time()),
            new Budget(NONE.calls(), NONE.tokens(), NONE.cost(), Optional.of(Duration.ofSeconds(10)))
        };
        for (Budget budget : budgets) {
            ModelRun run = run(budget);
            LanguageModel model = run.open(EvaluationFixtures.model(4));
            run.reserve(4);
            for (int i = 0; i < 5; i++) {
                ask(model, 1);
                time.pass(Duration.ofSeconds(1));
            }
            ask(model, 1);
            time.pass(Duration.ofSeconds(1));
            assertSpent(model, "the budget does not carry another call");
            run.reserve(0);
            ask(model, 3);
        }
    }

    @Test
    void whatARunTookIsCounted() throws Exception {
        ModelRun run = run(NONE);
        LanguageModel model = run.open(EvaluationFixtures.model(4));
        ask(model, 3);
        assertThatThrownBy(() -> model.reply(new Request("", "refuse", 0))).hasMessage("no");
        assertThat(run.spending()).isEqualTo(new Spending(4, 1, 0, new Usage(30, 6), OptionalDouble.of(0.000042)));
    }

    private ModelRun run(Budget budget) throws Exception {
        ScriptedModel server = new ScriptedModel(request -> {
            if (request.user().equals("refuse")) {
                throw new ModelException(Kind.REJECTED, "no");
            }
            return "fine";
        });
        return new FakeModels(server, time).begin(CallPolicy.searching(budget));
    }

    private void ask(LanguageModel model, int times) throws Exception {
        for (int i = 0; i < times; i++) {
            model.reply(new Request("", "question " + questions++, 0));
        }
    }

    private void assertSpent(LanguageModel model, String said) {
        assertThatThrownBy(() -> ask(model, 1))
                .isInstanceOfSatisfying(
                        ModelException.class, e -> assertThat(e.kind()).isEqualTo(Kind.BUDGET_SPENT))
                .hasMessageContaining(said);
    }
}
