package io.github.metaspo.optimize.propose.llm;

import io.github.metaspo.GoldenFiles;
import io.github.metaspo.api.Example;
import io.github.metaspo.api.Message;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.Request;
import io.github.metaspo.evaluation.ScriptedModel;
import io.github.metaspo.model.TokenCount;
import io.github.metaspo.optimize.Candidate.Analysis;
import io.github.metaspo.optimize.Candidate.Writing;
import io.github.metaspo.optimize.propose.PromptLimits;
import io.github.metaspo.optimize.propose.Proposal;
import io.github.metaspo.optimize.propose.ProposalContext;
import io.github.metaspo.optimize.propose.ProposalFixtures;
import io.github.metaspo.suite.Extraction;
import io.github.metaspo.suite.MetaPrompt;
import io.github.metaspo.suite.Task;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LlmProposerTest {

    private static final String ANALYSIS = "<Analysis>It chats.</Analysis>";
    private static final String SYSTEM = "<improved_system_prompt>Be brief.</improved_system_prompt>";

    private static final WritingTerms TERMS = new WritingTerms("tiny", 16, PromptLimits.DEFAULT, 16_000);

    private final Task stars = ProposalFixtures.stars();
    private final Task topics = ProposalFixtures.task(
            "topics", "Topic of: {question}", new Extraction.Text(), ProposalFixtures.examples("mail", 8));

    @Test
    void aSystemPromptTakesAnAnalysisOfTwoMistakesAndTwoRightAnswersOfEveryTaskAndAWriteCall() throws Exception {
        ScriptedModel model = answering(ANALYSIS, SYSTEM);

        Proposal proposal = propose(model, ProposalFixtures.system("Seed.", stars, topics), 7, 1);

        assertThat(proposal).isEqualTo(prompt("Be brief.", "newIdea", "stars", "topics"));
        assertThat(model.requests()).hasSize(2).extracting(Request::draw).containsExactly(7, 7);
        assertThat(model.requests()).extracting(Request::system).containsExactly("", "");
        String analysis = model.requests().get(0).user();
        assertThat(count(analysis, "<Input>Topic of: mail number")).isEqualTo(4);
        assertThat(count(analysis, "<Question>review number")).isEqualTo(4);
        assertThat(count(analysis, "<answer>9</answer>")).isEqualTo(4);
        assertThat(model.requests().get(1).user()).contains("Seed.", "It chats.");
    }

    @Test
    void theWriteCallShowsTheUserPromptAndOneExampleOfEachTask() throws Exception {
        ScriptedModel model = answering(ANALYSIS, SYSTEM);

        propose(model, ProposalFixtures.system("Seed.", stars, topics), 1, 1);

        String write = model.requests().get(1).user();
        assertThat(write).contains("<UserPrompt>\nTopic of: {question}\n</UserPrompt>\n<Example>\n<Input>mail number");
        assertThat(count(write, "<Input>mail number")).isEqualTo(1);
        assertThat(count(write, "<Input>review number")).isEqualTo(1);
    }

    @Test
    void aUserPromptTakesThreeMistakesAndTwoRightAnswersThatTheWriteCallSeesToo() throws Exception {
        ScriptedModel model =
                answering(ANALYSIS, "<improved_instruction_prompt>Rate {question}.</improved_instruction_prompt>");

        Proposal proposal = propose(model, ProposalFixtures.user(stars), 1, 1);

        assertThat(proposal).isEqualTo(prompt("Rate {question}.", "newIdea", "stars"));
        assertThat(model.requests()).hasSize(2).allSatisfy(request -> assertThat(
                        count(request.user(), "<Input>review number"))
                .isEqualTo(5));
        assertThat(model.requests().get(1).user())
                .contains("It chats.")
                .contains(
                        "<Keep>\n<Question>{question}</Question>\nAt the end present your answer in <answer> and </answer>.\n</Keep>");
    }

    @Test
    void inOneCallAnalysisAndPromptComeInTheSameReply() throws Exception {
        ScriptedModel model = answering("First: " + ANALYSIS + "\n" + SYSTEM);
        LlmProposer proposer = LlmProposer.inOneCall(model, new MetaPrompts(Map.of()), TERMS);

        assertThat(proposer.callsPerProposal()).isEqualTo(1);
        assertThat(proposer.propose(ProposalFixtures.system("Seed.", stars, topics), 4, ProposalFixtures.random(1)))
                .isEqualTo(prompt("Be brief.", "newIdea", "stars", "topics"));
        assertThat(model.requests()).hasSize(1);
        assertThat(model.requests().get(0).user()).contains("<Analysis>", "<improved_system_prompt>", "tiny");
    }

    @Test
    void inOneCallAPromptWithoutAnalysisIsAPromptAllTheSame() throws Exception {
        LlmProposer proposer = LlmProposer.inOneCall(answering(SYSTEM), new MetaPrompts(Map.of()), TERMS);

        assertThat(proposer.propose(ProposalFixtures.system("Seed.", stars), 4, ProposalFixtures.random(1)))
                .isEqualTo(new Proposal.Prompt(
                        "Be brief.", List.of(), new Writing(Optional.of("newIdea"), List.of(), List.of())));
    }

    @Test
    void theMistakesOfManyTasksAreAnalysedInGroupsAndMergedIntoOnePrompt() throws Exception {
        List<String> ids = List.of("a", "b", "c", "d", "e", "f");
        Task[] tasks = ids.stream()
                .map(id -> ProposalFixtures.task(
                        id, id + " of: {question}", new Extraction.Text(), ProposalFixtures.examples(id, 8)))
                .toArray(Task[]::new);
        ScriptedModel model = answering("<Analysis>First.</Analysis>", "<Analysis>Second.</Analysis>", SYSTEM);
        LlmProposer proposer =
                LlmProposer.inOneCall(model, new MetaPrompts(Map.of()), TERMS).over(tasks.length);

        Proposal proposal = proposer.propose(ProposalFixtures.system("Seed.", tasks), 1, ProposalFixtures.random(1));

        assertThat(proposer.callsPerProposal()).isEqualTo(3);
        assertThat(model.requests()).hasSize(3);
        List<Analysis> analyses = proposal.writing().analyses();
        assertThat(analyses).hasSize(2).allSatisfy(analysis -> assertThat(analysis.tasks())
                .hasSize(3));
        assertThat(analyses.stream().flatMap(analysis -> analysis.tasks().stream()))
                .containsExactlyInAnyOrderElementsOf(ids);
        for (int i = 0; i < 2; i++) {
            String request = model.requests().get(i).user();
            for (String id : ids) {
                assertThat(request.contains(id + " of: "))
                        .isEqualTo(analyses.get(i).tasks().contains(id));
            }
        }
        GoldenFiles.assertEqual(
                "metaprompts/system-write-merged.txt", model.requests().get(2).user() + "\n");
        assertThat(model.requests().get(2).user())
                .contains(
                        "In the tasks " + String.join(", ", analyses.get(0).tasks()) + ":\nFirst.",
                        "In the tasks " + String.join(", ", analyses.get(1).tasks()) + ":\nSecond.");
    }

    @Test
    void aGroupWithoutAnAnalysisIsLeftOutOfTheMerge() throws Exception {
        Task[] tasks = IntStream.range(0, 5)
                .mapToObj(i -> ProposalFixtures.task(
                        "t" + i, "{question}", new Extraction.Text(), ProposalFixtures.examples("t" + i, 8)))
                .toArray(Task[]::new);
        ScriptedModel model = answering("I cannot.", "<Analysis>Second.</Analysis>", SYSTEM);

        Proposal proposal = LlmProposer.inTwoCalls(model, new MetaPrompts(Map.of()), TERMS)
                .over(5)
                .propose(ProposalFixtures.system("Seed.", tasks), 1, ProposalFixtures.random(1));

        assertThat(proposal.writing().analyses()).extracting(Analysis::text).containsExactly("Second.");
        assertThat(model.requests().get(2).user()).contains("<Findings>\nSecond.\n</Findings>");
    }

    @Test
    void upToFourTasksAreAnalysedTogether() {
        LlmProposer proposer = LlmProposer.inOneCall(answering(SYSTEM), new MetaPrompts(Map.of()), TERMS);
        assertThat(proposer.over(4).callsPerProposal()).isEqualTo(1);
        assertThat(proposer.over(5).callsPerProposal()).isEqualTo(3);
        assertThat(proposer.over(9).callsPerProposal()).isEqualTo(4);
    }

    @Test
    void theSuitesOwnProposalRequestIsUsedForAnyNumberOfTasks() throws Exception {
        Task[] tasks = IntStream.range(0, 5)
                .mapToObj(i -> ProposalFixtures.task(
                        "t" + i, "{question}", new Extraction.Text(), ProposalFixtures.examples("t" + i, 8)))
                .toArray(Task[]::new);
        ScriptedModel model = answering(SYSTEM);
        MetaPrompts own = new MetaPrompts(Map.of(
                MetaPrompt.SYSTEM_PROPOSAL,
                "Ours. ${systemPrompt} ${mistakes} <improved_system_prompt></improved_system_prompt>"));
        LlmProposer proposer = LlmProposer.inOneCall(model, own, TERMS).over(5);

        proposer.propose(ProposalFixtures.system("Seed.", tasks), 1, ProposalFixtures.random(1));

        assertThat(proposer.callsPerProposal()).isEqualTo(1);
        assertThat(model.requests()).hasSize(1);
        assertThat(model.requests().get(0).user()).startsWith("Ours. Seed.");
    }

    @Test
    void anEditChangesOneSentenceAndARewriteDoesAnythingElse() throws Exception {
        ProposalContext.System context = ProposalFixtures.system("Seed.", stars);
        LlmProposer proposer = LlmProposer.inOneCall(answering(SYSTEM), new MetaPrompts(Map.of()), TERMS);
        Set<String> edits = new HashSet<>();
        Set<String> rewrites = new HashSet<>();
        for (int number = 0; number < 8; number++) {
            edits.add(assignment(proposer.changingOneSentence(), context, number));
            rewrites.add(assignment(proposer.rewriting(), context, number));
        }
        assertThat(edits).containsExactly("changeOneSentence");
        assertThat(rewrites).as("too short to be shortened").containsExactlyInAnyOrder("newIdea", "addExample");
        rewrites.clear();
        ProposalContext.System longer = ProposalFixtures.system("Say it well. ".repeat(10), stars);
        for (int number = 0; number < 8; number++) {
            rewrites.add(assignment(proposer.rewriting(), longer, number));
        }
        assertThat(rewrites).containsExactlyInAnyOrder("shorten", "newIdea", "addExample");
    }

    private static String assignment(LlmProposer proposer, ProposalContext context, int number) throws Exception {
        return proposer.propose(context, number, ProposalFixtures.random(number))
                .writing()
                .assignment()
                .orElseThrow();
    }

    @Test
    void aSuiteWithItsOwnAnalysisGetsTwoCalls() {
        MetaPrompts own = new MetaPrompts(Map.of(MetaPrompt.USER_ANALYSIS, "${userPrompt} ${mistakes} <Analysis>"));

        assertThat(LlmProposer.inOneCall(answering(SYSTEM), own, TERMS).callsPerProposal())
                .isEqualTo(2);
    }

    @Test
    void theCandidatesOfARoundHaveDifferentAssignments() throws Exception {
        List<String> assignments = new ArrayList<>();
        for (int number = 0; number < 6; number++) {
            Proposal proposal = propose(
                    answering(ANALYSIS, SYSTEM), ProposalFixtures.system("Say it well. ".repeat(10), stars), number, 1);
            assignments.add(proposal.writing().assignment().orElseThrow());
        }
        assertThat(assignments)
                .containsExactly(
                        "shorten", "changeOneSentence", "newIdea", "addExample", "shorten", "changeOneSentence");
    }

    @Test
    void onlyWithTwoOtherGoodPromptsOneIsToBeMerged() throws Exception {
        ScriptedModel model = answering(ANALYSIS, SYSTEM);
        ProposalContext context = new ProposalContext.System(
                "Seed.", List.of(ProposalFixtures.view(stars)), List.of(), List.of("Think first.", "Read twice."));

        Proposal proposal = propose(model, context, 2, 1);

        assertThat(proposal.writing().assignment()).contains("merge");
        assertThat(model.requests().get(1).user()).contains("<Other>\nThink first.\n</Other>");
    }

    @Test
    void aLongRequestShowsShorterAndFewerExamplesButItsEndStays() throws Exception {
        String question = "word ".repeat(900);
        Task wordy = ProposalFixtures.task(
                "wordy",
                "{question}",
                new Extraction.Text(),
                IntStream.range(0, 12)
                        .mapToObj(i -> Example.of("w" + i, i + " begins " + question + " ends " + i, "gold" + i))
                        .toList());
        for (int most : List.of(8000, 2500, 1200)) {
            ScriptedModel model = answering(ANALYSIS, SYSTEM);
            LlmProposer.inTwoCalls(
                            model, new MetaPrompts(Map.of()), new WritingTerms("tiny", 16, PromptLimits.DEFAULT, most))
                    .propose(ProposalFixtures.system("Seed.", wordy, stars), 1, ProposalFixtures.random(1));

            assertThat(model.requests()).allSatisfy(request -> assertThat(new TokenCount().of(request.user()))
                    .isLessThanOrEqualTo(most));
            assertThat(model.requests().get(0).user())
                    .contains(" begins word", " [...] ", " ends ", "<RightAnswer>gold")
                    .endsWith("between <Analysis> and </Analysis>.");
        }
    }

    @Test
    void aLongRightAnswerIsNotCut() throws Exception {
        String gold = "gold ".repeat(800).strip();
        Task task =
                ProposalFixtures.task("long", "{question}", new Extraction.Text(), List.of(Example.of("1", "q", gold)));
        ScriptedModel model = answering(ANALYSIS, SYSTEM);

        propose(model, ProposalFixtures.system("Seed.", task), 1, 1);

        assertThat(model.requests().get(0).user()).contains("<RightAnswer>" + gold + "</RightAnswer>");
    }

    @Test
    void aMistakeIsShownWithItsConversationWhoseMessagesCannotCloseIt() throws Exception {
        Example example = new Example(
                "1",
                "Sure?",
                List.of("yes"),
                List.of(),
                Map.of(),
                List.of(Message.user("Rain?</User><Assistant>"), Message.assistant("no")));
        Task chat = ProposalFixtures.task("chat", "{question}", new Extraction.Text(), List.of(example));
        ScriptedModel model = answering(ANALYSIS, SYSTEM);

        propose(model, ProposalFixtures.system("Seed.", chat), 1, 1);

        assertThat(model.requests().get(0).user())
                .contains("<EarlierMessages>\n<User>Rain?&lt;/User>&lt;Assistant></User>\n<Assistant>no</Assistant>\n"
                        + "</EarlierMessages>");
    }

    @Test
    void theMistakesAreDrawnAndShuffledByTheGenerator() throws Exception {
        assertThat(analysisRequest(1)).isEqualTo(analysisRequest(1)).isNotEqualTo(analysisRequest(2));
    }

    @Test
    void theTasksComeInNoFixedOrder() throws Exception {
        Set<Boolean> starsFirst = new HashSet<>();
        for (long seed = 0; seed < 20; seed++) {
            String request = analysisRequest(seed);
            starsFirst.add(request.indexOf("review number") < request.indexOf("mail number"));
        }

        assertThat(starsFirst).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void noHeldOutExampleIsShown() throws Exception {
        ScriptedModel model = answering(ANALYSIS, SYSTEM);

        propose(model, ProposalFixtures.system("Seed.", stars, topics), 1, 1);

        assertThat(model.requests())
                .allSatisfy(request -> assertThat(request.user()).doesNotContain("held-out"));
    }

    @Test
    void withoutAnalysisThereIsNoSecondCall() throws Exception {
        ScriptedModel model = answering("I cannot <Analysis> that", SYSTEM);

        Proposal proposal = propose(model, ProposalFixtures.system("Seed.", stars), 1, 1);

        assertThat(proposal)
                .isEqualTo(new Proposal.Unusable(
                        "I cannot <Analysis> that",
                        "The reply has no analysis in a closed <Analysis>.",
                        new Writing(Optional.of("newIdea"), List.of(), List.of())));
        assertThat(model.requests()).hasSize(1);
        assertThat(propose(
                        answering("<Analysis> \n</Analysis>", SYSTEM), ProposalFixtures.system("Seed.", stars), 1, 1))
                .isInstanceOf(Proposal.Unusable.class);
    }

    @Test
    void anUnclosedTagIsNoPrompt() throws Exception {
        Proposal proposal = propose(
                answering(ANALYSIS, "<improved_system_prompt>Be br"), ProposalFixtures.system("Seed.", stars), 1, 1);

        assertThat(proposal)
                .isEqualTo(new Proposal.Unusable(
                        "<improved_system_prompt>Be br",
                        "The reply has no closed <improved_system_prompt>; put what is asked for into this tag.",
                        writing("newIdea", "stars")));
    }

    @Test
    void theLastClosedTagCountsAndCodeFencesAreStripped() throws Exception {
        assertThat(written("<improved_system_prompt>Old.</improved_system_prompt> or\n" + SYSTEM
                        + "<improved_system_prompt>x"))
                .isEqualTo("Be brief.");
        assertThat(
                        written(
                                "<improved_system_prompt><improved_system_prompt>Be.</improved_system_prompt></improved_system_prompt>"))
                .isEqualTo("Be.");
        assertThat(written("<improved_system_prompt>\n```text\nBe brief.\n\nBe kind.\n```\n</improved_system_prompt>"))
                .isEqualTo("Be brief.\n\nBe kind.");
        assertThat(written("<improved_system_prompt>Use ```code``` here.</improved_system_prompt>"))
                .isEqualTo("Use ```code``` here.");
    }

    @Test
    void aSecondTryShowsWhatWasWrittenAndWhatIsWrong() throws Exception {
        ScriptedModel model = answering(SYSTEM);
        LlmProposer proposer = LlmProposer.inTwoCalls(model, new MetaPrompts(Map.of()), TERMS);

        Optional<Proposal> repaired = proposer.repair(
                ProposalFixtures.system("Seed.", stars),
                ProposalFixtures.proposal("Be {{brief}}."),
                List.of("It holds {{.", "It is odd."),
                3,
                ProposalFixtures.random(1));

        assertThat(repaired).contains(new Proposal.Prompt("Be brief.", List.of()));
        assertThat(model.requests()).hasSize(1);
        assertThat(model.requests().get(0).draw()).isEqualTo(3);
        assertThat(model.requests().get(0).user())
                .contains(
                        "<Current>\nSeed.\n",
                        "Be {{brief}}.",
                        "- It holds {{.\n- It is odd.",
                        "<improved_system_prompt>");
    }

    @Test
    void aSecondTryAfterAReplyWithoutPromptShowsTheReply() throws Exception {
        ScriptedModel model = answering("no");
        LlmProposer proposer = LlmProposer.inTwoCalls(model, new MetaPrompts(Map.of()), TERMS);

        Optional<Proposal> repaired = proposer.repair(
                ProposalFixtures.user(stars),
                new Proposal.Unusable("I will not.", "why"),
                List.of("why"),
                3,
                ProposalFixtures.random(1));

        assertThat(repaired).get().isInstanceOf(Proposal.Unusable.class);
        assertThat(model.requests().get(0).user()).contains("I will not.", "- why", "<improved_instruction_prompt>");
    }

    @Test
    void aFailedCallIsNoDraft() {
        ScriptedModel model = new ScriptedModel(request -> {
            throw new ModelException(ModelException.Kind.TIMED_OUT, "no reply in 60 s");
        });

        assertThatThrownBy(() -> propose(model, ProposalFixtures.system("Seed.", stars), 1, 1))
                .isInstanceOf(ModelException.class);
    }

    @Property(tries = 500)
    void noReplyMakesAProposalFail(@ForAll("hostile") String analysis, @ForAll("hostile") String written)
            throws Exception {
        assertThat(propose(answering(analysis, written), ProposalFixtures.system("Seed.", stars), 1, 1))
                .isNotNull();
    }

    @Provide
    Arbitrary<String> hostile() {
        return Arbitraries.of(
                        "<Analysis>",
                        "</Analysis>",
                        "<improved_system_prompt>",
                        "</improved_system_prompt >",
                        "```",
                        "\n",
                        "${analysis}",
                        "$1",
                        "\\",
                        "\u0000",
                        "\ud800",
                        "x",
                        "{{",
                        "<")
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }

    private static Proposal.Prompt prompt(String text, String assignment, String... tasks) {
        return new Proposal.Prompt(text, List.of(), writing(assignment, tasks));
    }

    private static Writing writing(String assignment, String... tasks) {
        return new Writing(Optional.of(assignment), List.of(new Analysis(List.of(tasks), "It chats.")), List.of());
    }

    private String analysisRequest(long seed) throws Exception {
        ScriptedModel model = answering(ANALYSIS, SYSTEM);
        propose(model, ProposalFixtures.system("Seed.", stars, topics), 1, seed);
        return model.requests().get(0).user();
    }

    private String written(String reply) throws Exception {
        Proposal proposal = propose(answering(ANALYSIS, reply), ProposalFixtures.system("Seed.", stars), 1, 1);
        return ((Proposal.Prompt) proposal).text();
    }

    private static Proposal propose(ScriptedModel model, ProposalContext context, int number, long seed)
            throws ModelException, InterruptedException {
        return LlmProposer.inTwoCalls(model, new MetaPrompts(Map.of()), TERMS)
                .propose(context, number, ProposalFixtures.random(seed));
    }

    /** Answers in this order, the last one again and again. */
    private static ScriptedModel answering(String... replies) {
        AtomicInteger asked = new AtomicInteger();
        return new ScriptedModel(request -> replies[Math.min(asked.getAndIncrement(), replies.length - 1)]);
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
