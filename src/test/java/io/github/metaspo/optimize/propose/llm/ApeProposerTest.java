package io.github.metaspo.optimize.propose.llm;

import io.github.metaspo.api.Example;
import io.github.metaspo.evaluation.ScriptedModel;
import io.github.metaspo.optimize.propose.CandidateValidator;
import io.github.metaspo.optimize.propose.PromptLimits;
import io.github.metaspo.optimize.propose.Proposal;
import io.github.metaspo.optimize.propose.ProposalContext;
import io.github.metaspo.optimize.propose.ProposalFixtures;
import io.github.metaspo.suite.Extraction;
import io.github.metaspo.suite.Task;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

class ApeProposerTest {

    private final Task stars = ProposalFixtures.stars();
    private final Task topics = ProposalFixtures.task(
            "topics", "Topic of: {question}", new Extraction.Text(), ProposalFixtures.examples("mail", 3));

    @Test
    void aSystemPromptIsGuessedFromFivePairsOfEveryTask() throws Exception {
        ScriptedModel model = answering("Be brief.");

        assertThat(propose(model, ProposalFixtures.system("Seed.", stars, topics), 1))
                .isEqualTo(new Proposal.Prompt("Be brief.", List.of()));
        assertThat(model.requests()).hasSize(1);
        String request = model.requests().get(0).user();
        assertThat(count(request, "<Input>review number")).isEqualTo(5);
        assertThat(count(request, "<Input>mail number")).isEqualTo(3);
        assertThat(request).doesNotContain("held-out", "Seed.");
    }

    @Test
    void aUserPromptIsGuessedFromTenPairsAndGetsQuestionAndAnswerFormat() throws Exception {
        ScriptedModel model = answering("Rate the review.");

        Proposal proposal = propose(model, ProposalFixtures.user(stars), 1);

        assertThat(proposal)
                .isEqualTo(
                        ProposalFixtures.proposal(
                                """
                                Rate the review.
                                <Question>{question}</Question>
                                At the end present your answer in <answer> and </answer>."""));
        assertThat(count(model.requests().get(0).user(), "<Input>review number"))
                .isEqualTo(10);
    }

    @Test
    void whatTheModelWroteItselfIsNotAddedAgain() throws Exception {
        String whole = "Rate it: {question}\nAt the end present your answer in <answer> and </answer>.";

        assertThat(propose(answering(whole), ProposalFixtures.user(stars), 1))
                .isEqualTo(ProposalFixtures.proposal(whole));
        assertThat(propose(answering("Rate it: {question}"), ProposalFixtures.user(stars), 1))
                .isEqualTo(ProposalFixtures.proposal(whole));
    }

    @Test
    void variablesAndFramesOfTheQuestionAreAddedToo() throws Exception {
        Task quiz = ProposalFixtures.task(
                "quiz",
                "Choose.\n<Question>\n{question}\n</Question>\nOptions: {options}\nAnswer A or B.",
                new Extraction.Choices(List.of("A", "B")),
                List.of(new Example("1", "q", List.of("A"), List.of(), Map.of("options", "A) x B) y"))));

        Proposal proposal = propose(answering("Pick."), ProposalFixtures.user(quiz), 1);

        assertThat(proposal)
                .isEqualTo(ProposalFixtures.proposal(
                        "Pick.\n<Question>\n{question}\n</Question>\nOptions: {options}\nAnswer A or B."));
        assertThat(new CandidateValidator(List.of(), PromptLimits.DEFAULT)
                        .check(proposal, ProposalFixtures.user(quiz), Set.of()))
                .isEmpty();
    }

    @Test
    void aSecondTryIsCompletedAsWell() throws Exception {
        Optional<Proposal> repaired = proposer(answering("Rate it."))
                .repair(
                        ProposalFixtures.user(stars),
                        new Proposal.Unusable("no", "why"),
                        List.of("why"),
                        1,
                        ProposalFixtures.random(1));

        assertThat(repaired.map(proposal -> ((Proposal.Prompt) proposal).text()).orElseThrow())
                .startsWith("Rate it.\n<Question>{question}");
    }

    @Test
    void anEmptyOrMissingInstructionIsNotCompleted() throws Exception {
        assertThat(propose(answering(" "), ProposalFixtures.user(stars), 1)).isEqualTo(ProposalFixtures.proposal(""));
        assertThat(propose(new ScriptedModel(request -> "no"), ProposalFixtures.user(stars), 1))
                .isInstanceOf(Proposal.Unusable.class);
    }

    private static ApeProposer proposer(ScriptedModel model) {
        return new ApeProposer(model, new MetaPrompts(Map.of()));
    }

    private static Proposal propose(ScriptedModel model, ProposalContext context, long seed) throws Exception {
        return proposer(model).propose(context, 1, ProposalFixtures.random(seed));
    }

    private static ScriptedModel answering(String instruction) {
        return new ScriptedModel(request -> "Sure. <instruction>" + instruction + "</instruction>");
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
