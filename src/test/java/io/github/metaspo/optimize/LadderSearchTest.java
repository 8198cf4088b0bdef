package io.github.metaspo.optimize;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.evaluation.ScriptedModel;
import io.github.metaspo.optimize.Candidate.Status;
import io.github.metaspo.optimize.propose.MixedProposer;
import io.github.metaspo.optimize.propose.Proposal;
import io.github.metaspo.optimize.propose.ProposalContext;
import io.github.metaspo.optimize.propose.Proposer;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import static org.assertj.core.api.Assertions.assertThat;

/** The edges of a race: one task of 40 examples, whose rungs hold 4, 8, 16, 32 and 40 of them. */
class LadderSearchTest {

    private static final int EXAMPLES = 40;
    /** It answers 3 of 4 examples right, the prompt of the suite every second one. */
    private static final String BETTER = "Be better.";

    private final ScriptedModel allRight = new ScriptedModel(request -> "yes");
    private final ScriptedModel model = new ScriptedModel(request -> {
        int number = NumbersSuite.number(request.user());
        return number % (request.system().equals(BETTER) ? 4 : 2) == 0 ? "no" : "yes";
    });

    @Test
    void aPromptWithoutMistakesIsAskedEveryExampleAndNothingIsProposed() throws Exception {
        SearchResult found = race(allRight, 10_000);
        assertThat(found.stopped().cause()).isEqualTo(StopReason.Cause.NOTHING_TO_LEARN);
        assertThat(allRight.requests()).hasSize(EXAMPLES);
        assertThat(found.candidates())
                .allMatch(candidate -> candidate.proposer().equals("suite"));
    }

    @Test
    void aPromptWithoutMistakesOfWhichNoMoreCanBeAskedEndsTheSearchForThatReason() throws Exception {
        SearchResult found = race(allRight, 1);
        assertThat(found.stopped().sentence()).isEqualTo("no further round fits into the 24 questions of this search");
        assertThat(allRight.requests()).hasSize(16);
    }

    @Test
    void theBestOfTooFewToClimbClimbsToTheLastRungInTheEnd() throws Exception {
        SearchResult found = race(model, 10_000);
        assertThat(found.systemPrompt()).isEqualTo(BETTER);
        assertThat(found.stopped().sentence()).isEqualTo("none of the last 61 proposals was fit to be asked");
        assertThat(better(found).status())
                .isInstanceOfSatisfying(
                        Status.Scored.class, scored -> assertThat(scored.kept()).isTrue());
        Evidence evidence = better(found).evidence().orElseThrow();
        assertThat(evidence.rung()).isEqualTo(evidence.rungs());
        assertThat(evidence.tasks()).singleElement().satisfies(task -> {
            assertThat(task.examples()).isEqualTo(EXAMPLES);
            assertThat(task.score()).isEqualTo(30);
            assertThat(task.compared()).isEqualTo(20);
            assertThat(task.gain()).isEqualTo(0.25);
        });
    }

    @Test
    void aCandidateWhoseRoundTheBudgetEndedIsNotedAsNotDecided() throws Exception {
        CostLimit limit = new CostLimit(18, 0);
        try (SearchFixture fixture = SearchFixture.untilSpent(
                NumbersSuite.of(EXAMPLES), limit.limited(model), new OneIdea(), 0, OptionalInt.empty(), 1)) {
            SearchResult found = fixture.run();
            assertThat(found.stopped().cause()).isEqualTo(StopReason.Cause.BUDGET);
            assertThat(found.systemPrompt()).isNotEqualTo(BETTER);
            assertThat(better(found).status()).isInstanceOf(Status.Undecided.class);
        }
    }

    @Test
    void aMixedSearchGoesOnWithSentencesWhenTheOptimizerModelFallsSilent() throws Exception {
        MixedProposer mixed = new MixedProposer(List.of(
                new MixedProposer.Kind("rewrite", new SilentWriter(), 2),
                new MixedProposer.Kind("components", new OneIdea(), 1)));
        try (SearchFixture fixture = SearchFixture.race(NumbersSuite.of(EXAMPLES), model, mixed, 10_000, 1, 1)) {
            SearchResult found = fixture.run();
            assertThat(found.systemPrompt()).isEqualTo(BETTER);
            assertThat(better(found).writing().assignment()).contains("components");
            assertThat(found.candidates().stream().filter(candidate -> candidate.status() instanceof Status.Failed))
                    .as("tried again from time to time, but seldom")
                    .hasSizeBetween(2, 35);
        }
    }

    private static Candidate better(SearchResult found) {
        return found.candidates().stream()
                .filter(candidate -> candidate.text().equals(Optional.of(BETTER)))
                .findFirst()
                .orElseThrow();
    }

    private static SearchResult race(ScriptedModel target, long questions) throws Exception {
        try (SearchFixture fixture =
                SearchFixture.race(NumbersSuite.of(EXAMPLES), target, new OneIdea(), questions, 1, 1)) {
            return fixture.run();
        }
    }

    /** Never gets a reply. */
    private static final class SilentWriter implements Proposer {

        @Override
        public String name() {
            return "llm";
        }

        @Override
        public int callsPerProposal() {
            return 1;
        }

        @Override
        public Proposal propose(ProposalContext context, int number, UniformRandomProvider random)
                throws ModelException {
            throw new ModelException(ModelException.Kind.TIMED_OUT, "no reply in time");
        }

        @Override
        public Optional<Proposal> repair(
                ProposalContext context,
                Proposal rejected,
                List<String> reasons,
                int number,
                UniformRandomProvider random) {
            return Optional.empty();
        }
    }

    /** Proposes the same prompt each time, so that all but one are refused as duplicates. */
    private static final class OneIdea implements FakeProposer {

        @Override
        public Proposal propose(ProposalContext context, int number, UniformRandomProvider random) {
            return new Proposal.Prompt(
                    context instanceof ProposalContext.System ? BETTER : context.current(), List.of());
        }
    }
}
