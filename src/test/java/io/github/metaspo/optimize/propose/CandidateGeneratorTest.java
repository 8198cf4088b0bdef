package io.github.metaspo.optimize.propose;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.evaluation.CallPool;
import io.github.metaspo.optimize.Candidate.Analysis;
import io.github.metaspo.optimize.Candidate.RefusedTry;
import io.github.metaspo.optimize.Candidate.Writing;
import io.github.metaspo.optimize.SilentListener;
import io.github.metaspo.optimize.propose.Rejection.Reason;
import io.github.metaspo.suite.Extraction;
import io.github.metaspo.suite.Task;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import static org.assertj.core.api.Assertions.assertThat;

class CandidateGeneratorTest {

    private static final Writing SHORTEN =
            new Writing(Optional.of("shorten"), List.of(new Analysis(List.of("stars"), "It chats.")), List.of());
    private static final Proposal LONG = new Proposal.Prompt("word ".repeat(30), List.of(), SHORTEN);
    private static final Proposal SILENT = new Proposal.Unusable("I cannot.", "The reply has no prompt.", SHORTEN);

    private final Task stars = ProposalFixtures.stars();

    @Test
    void anAdmittedRepairTellsOfTheRefusedFirstTry() throws Exception {
        ProposalResult result =
                generate(LONG, Optional.of(new Proposal.Prompt("Be brief.", List.of(), SHORTEN)), "Seed.");

        assertThat(result).isInstanceOfSatisfying(ProposalResult.Admitted.class, admitted -> assertThat(
                        admitted.writing())
                .isEqualTo(SHORTEN.with(new RefusedTry("word ".repeat(30).strip(), List.of("TOO_LONG")))));
    }

    @Test
    void aRepairWithoutPromptDoesNotReplaceTheFirstReason() throws Exception {
        assertThat(rejected(generate(LONG, Optional.of(SILENT), "Seed."))).satisfies(rejected -> {
            assertThat(reasons(rejected)).containsExactly(Reason.TOO_LONG);
            assertThat(rejected.text()).contains("word ".repeat(30).strip());
            assertThat(rejected.writing().refused())
                    .containsExactly(
                            new RefusedTry("word ".repeat(30).strip(), List.of("TOO_LONG")),
                            new RefusedTry("I cannot.", List.of("NO_PROMPT")));
        });
    }

    @Test
    void anEmptyRepairDoesNotReplaceTheFirstReasonEither() throws Exception {
        assertThat(reasons(rejected(generate(LONG, Optional.of(ProposalFixtures.proposal(" ")), "Seed."))))
                .containsExactly(Reason.TOO_LONG);
    }

    @Test
    void aRepairThatGetsNoReplyLeavesTheFirstReason() throws Exception {
        assertThat(rejected(generate(LONG, Optional.empty(), "Seed."))).satisfies(rejected -> {
            assertThat(reasons(rejected)).containsExactly(Reason.TOO_LONG);
            assertThat(rejected.writing().refused()).hasSize(1);
        });
    }

    @Test
    void aRepairWithAnotherFaultGivesItsOwnReason() throws Exception {
        assertThat(reasons(rejected(generate(SILENT, Optional.of(ProposalFixtures.proposal("{{x}}")), "Seed."))))
                .containsExactly(Reason.TEMPLATE);
    }

    @Test
    void aLostFormatLineIsPutBackWithoutACall() throws Exception {
        ProposalResult result = generate(
                ProposalFixtures.proposal("Rate it: {question}"),
                Optional.empty(),
                ProposalFixtures.user(stars),
                new SeenPrompts());

        assertThat(result).isInstanceOfSatisfying(ProposalResult.Admitted.class, admitted -> {
            assertThat(admitted.proposal().text())
                    .isEqualTo("Rate it: {question}\nAt the end present your answer in <answer> and </answer>.");
            assertThat(admitted.writing().refused()).isEmpty();
        });
    }

    @Test
    void aPromptThatBecomesTheSameWithItsFormatLineIsADuplicate() throws Exception {
        SeenPrompts seen = new SeenPrompts();
        seen.add(
                Optional.of("stars"),
                "**Rate it**: {question}\n- At the end present your answer in <answer> and </answer>");

        assertThat(reasons(rejected(generate(
                        ProposalFixtures.proposal("Rate it: {question}"),
                        Optional.empty(),
                        ProposalFixtures.user(stars),
                        seen))))
                .containsExactly(Reason.DUPLICATE);
    }

    @Test
    void aFormatThatStandsInTheLineOfTheQuestionIsNotPutBack() throws Exception {
        Task mails = ProposalFixtures.task(
                "mails",
                "Sort into billing or delivery: {question}",
                new Extraction.Choices(List.of("billing", "delivery")),
                ProposalFixtures.examples("mail", 3));

        assertThat(reasons(rejected(generate(
                        ProposalFixtures.proposal("Is it about billing? {question}"),
                        Optional.empty(),
                        ProposalFixtures.user(mails),
                        new SeenPrompts()))))
                .containsExactly(Reason.ANSWER_FORMAT);
    }

    private ProposalResult generate(Proposal first, Optional<Proposal> repair, String current) throws Exception {
        return generate(first, repair, ProposalFixtures.system(current, stars), new SeenPrompts());
    }

    private ProposalResult generate(
            Proposal first, Optional<Proposal> repair, ProposalContext context, SeenPrompts seen) throws Exception {
        List<ProposalResult> results = new ArrayList<>();
        try (CallPool pool = new CallPool(1)) {
            results.addAll(new CandidateGenerator(
                            new Scripted(first, repair),
                            new CandidateValidator(List.of(stars), new PromptLimits(20, 60)),
                            pool,
                            new AtomicBoolean(),
                            1)
                    .generate(List.of(new ProposalRequest(1, 0, context)), seen, new SilentListener(), admitted -> {}));
        }
        return results.get(0);
    }

    private static ProposalResult.Rejected rejected(ProposalResult result) {
        return (ProposalResult.Rejected) result;
    }

    private static List<Reason> reasons(ProposalResult.Rejected rejected) {
        return rejected.reasons().stream().map(Rejection::reason).toList();
    }

    /** A fake that writes one text and then repairs it, or gets no reply to that request. */
    private record Scripted(Proposal first, Optional<Proposal> repair) implements Proposer {

        @Override
        public String name() {
            return "scripted";
        }

        @Override
        public int callsPerProposal() {
            return 1;
        }

        @Override
        public Proposal propose(ProposalContext context, int number, UniformRandomProvider random) {
            return first;
        }

        @Override
        public Optional<Proposal> repair(
                ProposalContext context,
                Proposal rejected,
                List<String> reasons,
                int number,
                UniformRandomProvider random)
                throws ModelException {
            if (repair.isEmpty()) {
                throw new ModelException(ModelException.Kind.TIMED_OUT, "no reply in 60 s");
            }
            return repair;
        }
    }
}
