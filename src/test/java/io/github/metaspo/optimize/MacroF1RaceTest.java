package io.github.metaspo.optimize;

import io.github.metaspo.api.Example;
import io.github.metaspo.api.Location;
import io.github.metaspo.evaluation.EvaluationFixtures;
import io.github.metaspo.evaluation.ScriptedModel;
import io.github.metaspo.optimize.Candidate.Status;
import io.github.metaspo.optimize.propose.Proposal;
import io.github.metaspo.optimize.propose.ProposalContext;
import io.github.metaspo.optimize.propose.Proposer;
import io.github.metaspo.suite.Extraction;
import io.github.metaspo.suite.MetricSettings;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.UserPrompt;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** A race in a task of 9 "often" and 3 "rare" answers, scored by macro-F1. The prompt of the suite gets 3 of the 9 and all 3 right. */
class MacroF1RaceTest {

    /** It is right 9 times instead of 6, but macro-F1 falls from 0.75 to 0.43. */
    private static final String ALWAYS_OFTEN = "Say often.";

    /** It is right 11 times. */
    private static final String BETTER = "Say what is right.";

    private static final double START = (2 * 3 / (2 * 3 + 6.0) + 1) / 2;
    private static final double BEST = (2 * 8 / (2 * 8 + 1.0) + 1) / 2;

    @Test
    void aSystemPromptThatIsRightMoreOftenButHasTheLowerMetricDoesNotWin() throws Exception {
        SearchResult found = race(ALWAYS_OFTEN);
        assertThat(found.systemPrompt()).isEqualTo(ScriptedWorld.SEED);
        assertThat(found.startScore()).hasValue(START);
        assertThat(found.score()).hasValue(START);
        assertThat(of(found, ALWAYS_OFTEN).status()).isInstanceOfSatisfying(Status.Dropped.class, dropped -> {
            assertThat(dropped.gain()).isPositive();
        });
    }

    @Test
    void theScoreOfTheIncumbentIsThatOfTheMetric() throws Exception {
        SearchResult found = race(BETTER);
        assertThat(found.systemPrompt()).isEqualTo(BETTER);
        assertThat(found.score()).hasValue(BEST);
        assertThat(of(found, BETTER).status())
                .isInstanceOfSatisfying(Status.Scored.class, scored -> assertThat(scored.score())
                        .isEqualTo(BEST, within(1e-12)));
    }

    @Test
    void theSameHoldsForUserPrompts() throws Exception {
        SearchResult worse = race(ALWAYS_OFTEN + " {question}");
        assertThat(worse.userPrompts()).containsValue(new UserPrompt("{question}"));
        SearchResult better = race(BETTER + " {question}");
        assertThat(better.userPrompts()).containsValue(new UserPrompt(BETTER + " {question}"));
        assertThat(of(better, BETTER + " {question}").status())
                .isInstanceOfSatisfying(Status.Scored.class, scored -> assertThat(scored.score())
                        .isEqualTo(BEST, within(1e-12)));
    }

    private static Candidate of(SearchResult found, String text) {
        return found.candidates().stream()
                .filter(candidate -> candidate.text().equals(Optional.of(text)))
                .findFirst()
                .orElseThrow();
    }

    private static SearchResult race(String proposed) throws Exception {
        List<Example> examples = IntStream.range(0, 12)
                .mapToObj(i -> Example.of("e" + i, "number " + i, i < 9 ? "often" : "rare"))
                .toList();
        Location place = new Location(Path.of("classes.yaml"), 1, 1);
        Suite suite = EvaluationFixtures.suite(new Task(
                "classes",
                Task.Role.TRAIN,
                new UserPrompt("{question}"),
                examples,
                examples,
                new Extraction.Text(),
                new MetricSettings("macroF1", Map.of(), place),
                1,
                Optional.empty(),
                1,
                place));
        ScriptedModel model = new ScriptedModel(request -> reply(
                request.system() + request.user(),
                Integer.parseInt(request.user().replaceAll("\\D", ""))));
        try (SearchFixture fixture = SearchFixture.race(suite, model, new Fixed(proposed), 1_000, 1, 1)) {
            return fixture.run();
        }
    }

    private static String reply(String prompt, int number) {
        if (prompt.contains(ALWAYS_OFTEN)) {
            return "often";
        }
        int right = prompt.contains(BETTER) ? 8 : 3;
        return number >= 9 ? "rare" : number < right ? "often" : "none";
    }

    /** Proposes one text, as a user prompt if it has a place for the question, else as a system prompt; otherwise useless prompts. */
    private record Fixed(String text) implements Proposer {

        @Override
        public String name() {
            return "fixed";
        }

        @Override
        public int callsPerProposal() {
            return 0;
        }

        @Override
        public Proposal propose(ProposalContext context, int number, UniformRandomProvider random) {
            boolean forUser = context instanceof ProposalContext.User;
            boolean fits = forUser == text.contains("{question}");
            return new Proposal.Prompt(fits ? text : "Useless " + number + (forUser ? " {question}" : ""), List.of());
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
}
