package io.github.metaspo.optimize;

import io.github.metaspo.api.Request;
import io.github.metaspo.evaluation.ScriptedModel;
import io.github.metaspo.optimize.Candidate.Status;
import io.github.metaspo.optimize.propose.llm.LlmProposer;
import io.github.metaspo.optimize.propose.llm.MetaPrompts;
import io.github.metaspo.optimize.propose.llm.WritingTerms;
import io.github.metaspo.suite.Suite;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** How often models are asked where an optimizer model writes the prompts, 4 tasks of 50 train examples and the defaults. */
class OptimizerCallsTest {

    private static final int TARGET_CALLS = 18_200;
    private static final int OPTIMIZER_CALLS = 126;
    private static final String BAD = "no tag here";

    private final ScriptedWorld world = new ScriptedWorld(3, 1);
    private final ScriptedModel target =
            new ScriptedModel(request -> world.reply(request).text());

    @Test
    void anOptimizerThatKeepsTheFormatIsAsked126Times() throws Exception {
        ScriptedModel optimizer = new ScriptedModel(OptimizerCallsTest::wellFormed);
        run(optimizer);
        assertThat(optimizer.requests()).hasSize(OPTIMIZER_CALLS);
        assertThat(target.requests()).hasSize(TARGET_CALLS);
    }

    @Test
    void malformedRepliesCostOneRepairCallEachAndNothingElse() throws Exception {
        ScriptedModel optimizer =
                new ScriptedModel(request -> isWriting(request) && request.draw() % 5 == 0 ? BAD : wellFormed(request));
        SearchResult found = run(optimizer);
        long malformed = optimizer.requests().stream()
                .filter(request -> isWriting(request) && request.draw() % 5 == 0)
                .count();
        assertThat(malformed).isPositive();
        assertThat(optimizer.requests()).hasSize(OPTIMIZER_CALLS + (int) malformed);
        assertThat(target.requests()).hasSize(TARGET_CALLS);
        assertThat(found.candidates()).noneMatch(candidate -> candidate.status() instanceof Status.Rejected);
    }

    @Test
    void whatStaysMalformedIsCountedAndNeverAsked() throws Exception {
        ScriptedModel optimizer = new ScriptedModel(
                request -> !isAnalysis(request) && request.draw() % 5 == 0 ? "{{bad}}" + BAD : wellFormed(request));
        SearchResult found = run(optimizer);
        Set<Optional<String>> refused = found.candidates().stream()
                .filter(candidate -> candidate.status() instanceof Status.Rejected)
                .map(Candidate::text)
                .collect(Collectors.toSet());
        assertThat(refused).isNotEmpty();
        assertThat(target.requests())
                .noneMatch(request -> request.system().contains(BAD)
                        || request.user().contains(BAD)
                        || request.system().contains("{{"));
    }

    private SearchResult run(ScriptedModel optimizer) throws Exception {
        Suite suite = world.suite(50, 1);
        LlmProposer proposer = LlmProposer.inTwoCalls(optimizer, new MetaPrompts(Map.of()), WritingTerms.of(suite));
        try (SearchFixture fixture = SearchFixture.full(suite, target, proposer, 3, 4)) {
            return fixture.run();
        }
    }

    private static boolean isAnalysis(Request request) {
        return request.user().contains("<Analysis>") && !isSystemWriting(request) && !isUserWriting(request);
    }

    private static boolean isWriting(Request request) {
        return (isSystemWriting(request) || isUserWriting(request))
                && !request.user().contains(BAD);
    }

    private static boolean isSystemWriting(Request request) {
        return request.user().contains("<improved_system_prompt>");
    }

    private static boolean isUserWriting(Request request) {
        return request.user().contains("<improved_instruction_prompt>");
    }

    private static String wellFormed(Request request) {
        String sentence = "s" + request.draw() % ScriptedWorld.SENTENCES + " number " + request.draw();
        if (isSystemWriting(request)) {
            return "<improved_system_prompt>" + sentence + "</improved_system_prompt>";
        }
        if (isUserWriting(request)) {
            return "<improved_instruction_prompt>base " + sentence + " {question}</improved_instruction_prompt>";
        }
        return "<Analysis>it fails</Analysis>";
    }
}
