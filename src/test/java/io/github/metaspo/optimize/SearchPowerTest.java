package io.github.metaspo.optimize;

import io.github.metaspo.evaluation.ScriptedModel;
import io.github.metaspo.optimize.propose.Proposal;
import io.github.metaspo.optimize.propose.ProposalContext;
import io.github.metaspo.suite.OptimizeSettings;
import io.github.metaspo.suite.Suite;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The power that is told of a race, beside how often the race itself finds a prompt of that gain among useless ones. */
class SearchPowerTest {

    private static final int EXAMPLES = 60;
    private static final long QUESTIONS = 900;
    private static final double CHANGING = 0.3;
    private static final int NOWHERE = -1;

    @Test
    void aRaceFindsTheGainThatItTellsAboutAsOftenAsItTells() throws Exception {
        SearchPower power = SearchPower.of(search(1, NOWHERE, 0).candidates()).orElseThrow();
        double gain = power.gain().orElseThrow();
        assertThat(power.candidates()).isGreaterThan(30);
        assertThat(power.changing()).isCloseTo(CHANGING, within(0.06));

        int searches = 100;
        int found = 0;
        for (int world = 0; world < searches; world++) {
            int place = RandomSource.XO_RO_SHI_RO_128_PP.create(world).nextInt(power.candidates());
            found += search(world, place, gain).systemPrompt().equals(text(place)) ? 1 : 0;
        }

        // the standard error of the share is 0.04; each race has an order of climbing of its own
        assertThat(found / (double) searches).as("gain %.3f", gain).isBetween(0.66, 0.92);
    }

    @Test
    void aSearchWithoutEvidenceHasNoPower() {
        assertThat(SearchPower.of(List.of(Candidate.given(0, Optional.empty(), "Start.", 0.5, 10))))
                .isEmpty();
    }

    @Test
    void userPromptsAndPromptsThatWereNotAnsweredDoNotCount() {
        Evidence evidence = new Evidence(1, 2, List.of(new Evidence.OfTask("t", 10, 6, 5, 0.1)));
        Candidate system = candidate(1, Optional.empty(), new Candidate.Status.Dropped(0.1, 10), evidence);
        assertThat(SearchPower.of(List.of(
                        system,
                        candidate(2, Optional.of("t"), new Candidate.Status.Dropped(0.1, 10), evidence),
                        candidate(3, Optional.empty(), Candidate.Status.Failed.UNANSWERED, evidence))))
                .map(SearchPower::candidates)
                .contains(1);
    }

    private static Candidate candidate(int number, Optional<String> task, Candidate.Status status, Evidence evidence) {
        return new Candidate(
                number,
                task,
                1,
                OptionalInt.of(0),
                "components",
                Optional.of("x"),
                status,
                Optional.of(evidence),
                Candidate.Writing.NONE);
    }

    private static String text(int place) {
        return "prompt " + place;
    }

    /** A race of a world in which one of the proposed prompts truly gains, and the others change answers without a gain. */
    private static SearchResult search(int world, int good, double gain) throws Exception {
        ScriptedModel model = new ScriptedModel(request -> {
            int example = NumbersSuite.number(request.user());
            boolean right = chance(world, 0, example) < 0.5;
            if (request.system().startsWith("prompt ")) {
                int place = Integer.parseInt(request.system().replaceAll("\\D", ""));
                double trueGain = place == good ? gain : 0;
                double flips = Math.max(CHANGING, trueGain) + (right ? -trueGain : trueGain);
                right ^= chance(world, 1 + place, example) < flips;
            }
            return right ? "yes" : "no";
        });
        try (SearchFixture fixture = SearchFixture.race(suite(), model, new NumberedPrompts(), QUESTIONS, world, 1)) {
            return fixture.run();
        }
    }

    private static double chance(int world, int prompt, int example) {
        return RandomSource.SPLIT_MIX_64
                .create(world * 1_000_003L + prompt * 7_919L + example * 104_729L)
                .nextDouble();
    }

    private static Suite suite() {
        Suite suite = NumbersSuite.of(EXAMPLES);
        return suite.withOptimize(suite.optimize().withMethod(OptimizeSettings.Method.OUTER_LOOP));
    }

    /** Proposes "prompt 0", "prompt 1" and so on. */
    private static final class NumberedPrompts implements FakeProposer {

        /** The number of the first candidate, after the two prompts of the suite. */
        private static final int FIRST = 2;

        @Override
        public Proposal propose(ProposalContext context, int number, UniformRandomProvider random) {
            return new Proposal.Prompt(text(number - FIRST), List.of());
        }
    }
}
