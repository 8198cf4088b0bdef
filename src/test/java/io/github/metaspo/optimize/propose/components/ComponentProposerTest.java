package io.github.metaspo.optimize.propose.components;

import io.github.metaspo.optimize.propose.CandidateValidator;
import io.github.metaspo.optimize.propose.PromptLimits;
import io.github.metaspo.optimize.propose.Proposal;
import io.github.metaspo.optimize.propose.ProposalContext;
import io.github.metaspo.optimize.propose.ProposalFixtures;
import io.github.metaspo.optimize.propose.Rejection;
import io.github.metaspo.optimize.propose.SentenceBank;
import io.github.metaspo.optimize.propose.Sentences;
import io.github.metaspo.suite.Component;
import io.github.metaspo.suite.Component.Category;
import io.github.metaspo.suite.Extraction;
import io.github.metaspo.suite.PromptText;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;

class ComponentProposerTest {

    private static final String SEED = "You are a helpful assistant. Answer politely.\nSay when you do not know.";

    private static final CandidateValidator VALIDATOR = new CandidateValidator(List.of(), PromptLimits.DEFAULT);

    private final ComponentProposer proposer = new ComponentProposer(SentenceBank.builtIn());

    @Test
    void aCandidateIsThePromptWithOneToThreeEdits() {
        for (Proposal.Prompt proposal : proposals(SEED, 200)) {
            assertThat(proposal.edits()).hasSizeBetween(1, 3);
            assertThat(proposal.text()).isNotEqualTo(SEED).isEqualTo(PromptText.normalise(proposal.text()));
        }
    }

    @Test
    void theEditsAreWhatWasDone() {
        for (Proposal.Prompt proposal : proposals(SEED, 200)) {
            for (Proposal.Edit edit : proposal.edits()) {
                if (edit instanceof Proposal.Edit.Added added) {
                    assertThat(SEED).doesNotContain(added.sentence());
                    assertThat(proposal.text()).contains(added.sentence());
                } else if (edit instanceof Proposal.Edit.Deleted deleted) {
                    assertThat(SEED).contains(deleted.sentence());
                    assertThat(proposal.text()).doesNotContain(deleted.sentence());
                } else if (edit instanceof Proposal.Edit.Replaced replaced) {
                    assertThat(SEED).contains(replaced.former());
                    assertThat(proposal.text()).contains(replaced.sentence()).doesNotContain(replaced.former());
                }
            }
        }
    }

    @Test
    void allKindsOfEditsOccur() {
        assertThat(proposals(SEED, 200).stream()
                        .flatMap(proposal -> proposal.edits().stream())
                        .map(edit -> (Object) edit.getClass()))
                .contains(
                        Proposal.Edit.Added.class,
                        Proposal.Edit.Deleted.class,
                        Proposal.Edit.Replaced.class,
                        Proposal.Edit.Swapped.class);
    }

    @Test
    void candidatesOfOneRoundDiffer() {
        proposer.learn(1, added("Be brief and direct."), 0.2);
        proposer.learn(1, added("You extract data from text."), 0.1);

        assertThat(proposals(SEED, 9).stream().map(Proposal.Prompt::text).distinct())
                .hasSizeGreaterThanOrEqualTo(8);
    }

    @Test
    void theSameGeneratorGivesTheSameDraft() {
        assertThat(proposals(SEED, 30)).isEqualTo(proposals(SEED, 30));
    }

    @Test
    void aSecondTryIsAnotherDraft() {
        var random = ProposalFixtures.random(5);
        var context = ProposalFixtures.system(SEED, ProposalFixtures.stars());
        Proposal first = proposer.propose(context, 1, random);

        assertThat(proposer.repair(context, first, List.of("it is a duplicate"), 1, random))
                .isNotEmpty()
                .get()
                .isNotEqualTo(first);
    }

    @Test
    void aSentenceThatHelpedComesAgainMoreOftenThanOneThatHarmed() {
        proposer.learn(1, added("Be brief and direct."), 0.2);
        proposer.learn(1, added("People rely on your answer being right."), -0.2);

        List<Proposal.Prompt> proposals = proposals(SEED, 300);

        assertThat(count(proposals, "Be brief and direct.")).isGreaterThan(60);
        assertThat(count(proposals, "People rely on your answer being right.")).isLessThan(5);
    }

    @Test
    void aSentenceWhoseDeletionHelpedIsDeletedFirst() {
        proposer.learn(1, new Proposal.Prompt("x", List.of(new Proposal.Edit.Deleted("Answer politely."))), 0.3);

        List<Proposal.Prompt> proposals = proposals(SEED, 400);

        assertThat(deletions(proposals, "Answer politely."))
                .isGreaterThan(deletions(proposals, "Say when you do not know."));
    }

    @Test
    void aReplacementCreditsBothSentencesAndASwapNone() {
        SentenceBank two = new SentenceBank(List.of(
                new Component(Category.STYLE, "Be brief."),
                new Component(Category.STYLE, "Be polite."),
                new Component(Category.STYLE, "Be fast.")));
        ComponentProposer small = new ComponentProposer(two);
        small.learn(1, new Proposal.Prompt("x", List.of(new Proposal.Edit.Replaced("Be polite.", "Be brief."))), 0.3);
        small.learn(1, new Proposal.Prompt("x", List.of(new Proposal.Edit.Swapped("Be fast.", "Be brief."))), 0.3);

        List<Proposal.Prompt> proposals = LongStream.range(0, 300)
                .mapToObj(seed -> proposal(small, ProposalFixtures.system("Seed.", ProposalFixtures.stars()), seed))
                .toList();

        assertThat(count(proposals, "Be brief.")).isGreaterThan(count(proposals, "Be fast."));
        assertThat(count(proposals, "Be fast.")).isGreaterThan(count(proposals, "Be polite."));
    }

    @Test
    void aSecondRoleTakesThePlaceOfTheFirst() {
        for (Proposal.Prompt proposal : proposals("You are a helpful assistant.", 300)) {
            assertThat(Sentences.of(proposal.text(), line -> false).pieces().stream()
                            .filter(piece -> piece.text().startsWith("You are a ")))
                    .hasSizeLessThanOrEqualTo(2);
            if (proposal.edits().size() == 1) {
                assertThat(proposal.text()).doesNotContain("You are a helpful assistant. You are");
            }
        }
    }

    @Test
    void whereNothingIsLeftToAddThePromptStaysOrShrinks() {
        SentenceBank one = new SentenceBank(List.of(new Component(Category.STYLE, "Be brief.")));

        for (long seed = 0; seed < 50; seed++) {
            Proposal.Prompt proposal = proposal(
                    new ComponentProposer(one), ProposalFixtures.system("Be brief.", ProposalFixtures.stars()), seed);
            assertThat(proposal.text()).isEqualTo("Be brief.");
            assertThat(proposal.edits()).isEmpty();
        }
    }

    @Property(tries = 300)
    void theQuestionAndTheAnswerFormatOfAUserPromptAreNeverTouched(@ForAll long seed) {
        var task = ProposalFixtures.task(
                "mail",
                """
                Sort this mail. Read all of it.
                <Mail>
                {question}
                </Mail>
                Think about it.
                Answer as JSON:
                {
                  "topic": "..."
                }""",
                new Extraction.Json("/topic"),
                List.of());

        Proposal.Prompt proposal = proposal(proposer, ProposalFixtures.user(task), seed);

        assertThat(proposal.text()).contains("<Mail>\n{question}\n</Mail>\n").contains("\n{\n  \"topic\": \"...\"\n}");
        assertThat(VALIDATOR.check(proposal, ProposalFixtures.user(task), Set.of()))
                .extracting(Rejection::reason)
                .isSubsetOf(Rejection.Reason.DUPLICATE);
    }

    private List<Proposal.Prompt> proposals(String current, int count) {
        return IntStream.range(0, count)
                .mapToObj(seed -> proposal(proposer, ProposalFixtures.system(current, ProposalFixtures.stars()), seed))
                .toList();
    }

    private static Proposal.Prompt proposal(ComponentProposer proposer, ProposalContext context, long seed) {
        return (Proposal.Prompt) proposer.propose(context, 1, ProposalFixtures.random(seed));
    }

    private static Proposal.Prompt added(String sentence) {
        return new Proposal.Prompt("x", List.of(new Proposal.Edit.Added(sentence)));
    }

    private static long count(List<Proposal.Prompt> proposals, String sentence) {
        return proposals.stream()
                .filter(proposal -> proposal.text().contains(sentence))
                .count();
    }

    private static long deletions(List<Proposal.Prompt> proposals, String sentence) {
        return proposals.stream()
                .filter(proposal -> proposal.edits().contains(new Proposal.Edit.Deleted(sentence)))
                .count();
    }
}
