package io.github.metaspo.optimize.propose;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.optimize.propose.MixedProposer.Kind;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class MixedProposerTest {

    private static final ProposalContext CONTEXT = ProposalFixtures.system("Start.", ProposalFixtures.stars());

    private final FakeKind rewrite = new FakeKind("rewrite", 1);
    private final FakeKind components = new FakeKind("components", 0);

    @Test
    void eachKindIsTriedBeforeAnyIsTriedAgain() throws Exception {
        MixedProposer mixed = mixed(1);
        mixed.begin(List.of(5, 6));
        assertThat(write(mixed, 5)).contains("rewrite");
        assertThat(write(mixed, 6)).contains("components");
    }

    @Test
    void theKindThatGainsIsUsedMoreAndTheOtherIsTriedAgain() throws Exception {
        Map<String, Integer> used = used(mixed(1), kind -> kind.equals("rewrite") ? 0.15 : 0.02);
        assertThat(used.get("rewrite")).isGreaterThan(60);
        assertThat(used.get("components")).isGreaterThan(2);
    }

    @Test
    void ofTwoThatGainAlikeTheCheaperIsUsedMore() throws Exception {
        Map<String, Integer> used = used(mixed(3), kind -> 0.1);
        assertThat(used.get("components")).isGreaterThan(60);
    }

    @Test
    void aKindThatGainsMoreThanItCostsMoreIsUsedMore() throws Exception {
        Map<String, Integer> used = used(mixed(3), kind -> kind.equals("rewrite") ? 0.4 : 0.05);
        assertThat(used.get("rewrite")).isGreaterThan(55);
    }

    @Test
    void aLossCountsAsNoGain() throws Exception {
        Map<String, Integer> sometimes = used(mixed(1), new Alternating()::gain);
        assertThat(sometimes.get("rewrite")).isGreaterThan(sometimes.get("components"));
    }

    @Test
    void aCandidateOfWhichNothingIsHeardAgainCountsAsOneWithoutGain() throws Exception {
        Map<String, Integer> used = used(mixed(1), kind -> kind.equals("rewrite") ? Double.NaN : 0.1);
        assertThat(used.get("components")).isGreaterThan(60);
    }

    @Test
    void aLaterGainOfACandidateReplacesTheEarlierOne() throws Exception {
        MixedProposer mixed = mixed(1);
        mixed.begin(List.of(0, 1));
        Proposal.Prompt text = new Proposal.Prompt("x", List.of());
        mixed.learn(0, text, 0.9);
        mixed.learn(1, text, 0.1);
        for (int i = 0; i < 10; i++) {
            mixed.learn(0, text, 0);
        }
        mixed.begin(List.of(2));
        assertThat(write(mixed, 2)).contains("components");
    }

    @Test
    void aKindRepairsAndLearnsOnlyWhatItWrote() throws Exception {
        MixedProposer mixed = mixed(1);
        mixed.begin(List.of(0, 1));
        Proposal first = mixed.propose(CONTEXT, 1, ProposalFixtures.random(1));
        Optional<Proposal> repaired = mixed.repair(CONTEXT, first, List.of("too long"), 1, ProposalFixtures.random(1));
        mixed.learn(0, new Proposal.Prompt("x", List.of()), 0.5);
        assertThat(repaired).get().isInstanceOfSatisfying(Proposal.Prompt.class, prompt -> assertThat(prompt.text())
                .isEqualTo("components repairs 1"));
        assertThat(rewrite.learned).containsExactly(0);
        assertThat(components.learned).isEmpty();
    }

    @Test
    void aRoundIsAnnouncedToEachKindWithItsOwnCandidates() {
        mixed(1).begin(List.of(3, 4, 5, 6));
        assertThat(rewrite.begun).doesNotContainAnyElementsOf(components.begun);
        assertThat(rewrite.begun.size() + components.begun.size()).isEqualTo(4);
    }

    @Test
    void aReportNamesTheKindUnlessItsProposerNamesMore() throws Exception {
        MixedProposer mixed = mixed(1);
        rewrite.assignment = Optional.of("shorten");
        mixed.begin(List.of(0, 1));
        assertThat(write(mixed, 0)).contains("shorten");
        assertThat(write(mixed, 1)).contains("components");
    }

    @Test
    void itNeedsAsManyCallsAsItsMostDemandingKind() {
        assertThat(mixed(1).callsPerProposal()).isEqualTo(1);
        assertThat(mixed(1).callsPerRepair()).isEqualTo(1);
    }

    @Test
    void aCandidateThatWasNotAnnouncedIsAnError() {
        assertThatIllegalStateException()
                .isThrownBy(() -> mixed(1).propose(CONTEXT, 7, ProposalFixtures.random(1)))
                .withMessage("candidate 7 was not announced");
    }

    @Test
    void noKindCostsLessThanItsQuestions() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Kind("free", components, 0.5));
    }

    private MixedProposer mixed(double cost) {
        return new MixedProposer(List.of(new Kind("rewrite", rewrite, cost), new Kind("components", components, 1)));
    }

    /** The keyword of the kind that wrote a candidate. */
    private static Optional<String> write(MixedProposer mixed, int number) throws Exception {
        return ((Proposal.Prompt) mixed.propose(CONTEXT, number, ProposalFixtures.random(number)))
                .writing()
                .assignment();
    }

    /** How often each kind is used in 100 candidates, two a round; a gain that is not a number is not told. */
    private static Map<String, Integer> used(MixedProposer mixed, ToDoubleFunction<String> gain) throws Exception {
        Map<String, Integer> used = new TreeMap<>();
        for (int number = 0; number < 100; number += 2) {
            mixed.begin(List.of(number, number + 1));
            for (int candidate : List.of(number, number + 1)) {
                String kind = write(mixed, candidate).orElseThrow();
                used.merge(kind, 1, Integer::sum);
                double found = gain.applyAsDouble(kind);
                if (!Double.isNaN(found)) {
                    mixed.learn(candidate, new Proposal.Prompt("x", List.of()), found);
                }
            }
        }
        return used;
    }

    /** Rewrites lose much and gain much in turn, components do neither. */
    private static final class Alternating {

        private int rewrites;

        double gain(String kind) {
            return kind.equals("components") ? 0.01 : rewrites++ % 2 == 0 ? -0.4 : 0.2;
        }
    }

    /** Fake proposer that remembers what it was told. */
    private static final class FakeKind implements Proposer {

        private final String name;
        private final int calls;
        private final List<Integer> begun = new ArrayList<>();
        private final List<Integer> learned = new ArrayList<>();
        private Optional<String> assignment = Optional.empty();

        FakeKind(String name, int calls) {
            this.name = name;
            this.calls = calls;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public int callsPerProposal() {
            return calls;
        }

        @Override
        public void begin(List<Integer> numbers) {
            begun.addAll(numbers);
        }

        @Override
        public Proposal propose(ProposalContext context, int number, UniformRandomProvider random) {
            return text("writes " + number);
        }

        @Override
        public Optional<Proposal> repair(
                ProposalContext context,
                Proposal rejected,
                List<String> reasons,
                int number,
                UniformRandomProvider random)
                throws ModelException {
            return Optional.of(text("repairs " + number));
        }

        private Proposal text(String what) {
            Proposal.Prompt prompt = new Proposal.Prompt(name + " " + what, List.of());
            return assignment
                    .map(keyword -> prompt.withWriting(prompt.writing().assigned(keyword)))
                    .orElse(prompt);
        }

        @Override
        public void learn(int number, Proposal.Prompt candidate, double gain) {
            learned.add(number);
        }
    }
}
