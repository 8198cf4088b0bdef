package io.github.metaspo.optimize.propose.llm;

import io.github.metaspo.GoldenFiles;
import io.github.metaspo.api.Example;
import io.github.metaspo.api.Location;
import io.github.metaspo.model.TokenCount;
import io.github.metaspo.optimize.TaskFeedback;
import io.github.metaspo.optimize.TrainAnswer;
import io.github.metaspo.optimize.propose.PromptLimits;
import io.github.metaspo.optimize.propose.ProposalContext;
import io.github.metaspo.optimize.propose.ProposalFixtures;
import io.github.metaspo.suite.Extraction;
import io.github.metaspo.suite.MetaPrompt;
import io.github.metaspo.suite.MetricSettings;
import io.github.metaspo.suite.PromptText;
import io.github.metaspo.suite.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MetaPromptsTest {

    private static final WritingTerms TERMS =
            new WritingTerms("llama/smollm2-135m-instruct", 16, PromptLimits.DEFAULT, 16_000);
    private static final List<ProposalContext.Attempt> ATTEMPTS = List.of(
            new ProposalContext.Attempt(
                    "You rate\nreviews.", "+3.0 points on 36 questions (stars 20 of 36, before 19)"),
            new ProposalContext.Attempt("Answer at once.", "+8.3 points on 12 questions"),
            new ProposalContext.Attempt("You are a critic.", "refused: too long"));

    private final RequestTexts texts = new RequestTexts(new MetaPrompts(Map.of()));
    private final TaskFeedback stars = stars();
    private final TaskFeedback topics = topics();

    @ParameterizedTest
    @EnumSource(MetaPrompt.class)
    void everyRequestReadsAsItsGoldenFile(MetaPrompt metaPrompt) {
        boolean user = metaPrompt.name().startsWith("USER") || metaPrompt == MetaPrompt.REPAIR;
        ProposalContext context = user ? user() : system(List.of());

        String text = text(metaPrompt, context, user ? Assignment.CHANGE_ONE_SENTENCE : Assignment.NEW_IDEA);

        assertThat(text).doesNotContain("${").isEqualTo(PromptText.normalise(text));
        GoldenFiles.assertEqual(
                "metaprompts/" + metaPrompt.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".txt", text + "\n");
    }

    @Test
    void aRequestThatWouldBeTooLongReadsAsItsGoldenFile() {
        String reply = "It begins here. " + "And it goes on. ".repeat(400) + "The answer is 9.";
        List<TrainAnswer> wordy = stars.task().train().stream()
                .map(example -> new TrainAnswer(example, reply, Optional.of("9"), 0, false))
                .toList();
        ProposalContext context = new ProposalContext.User(
                "You are a helpful assistant.",
                new TaskFeedback(stars.task(), stars.userPrompt(), new TaskFeedback.Score(0, 12, 0), wordy),
                ATTEMPTS,
                List.of());

        String text = new LlmRequests(texts, new WritingTerms("tiny", 16, PromptLimits.DEFAULT, 900))
                .text(MetaPrompt.USER_PROPOSAL, context, evidence(context), Assignment.SHORTEN, Map.of());

        assertThat(new TokenCount().of(text)).isLessThanOrEqualTo(900);
        GoldenFiles.assertEqual("metaprompts/user-proposal-shortened.txt", text + "\n");
    }

    @Test
    void everyAssignmentReadsAsInItsGoldenFile() {
        ProposalContext context = system(List.of("Think, then answer.", "Read twice."));
        StringBuilder all = new StringBuilder();
        for (Assignment assignment : Assignment.values()) {
            all.append(assignment.keyword())
                    .append(": ")
                    .append(assignment.text(context))
                    .append("\n\n");
        }
        GoldenFiles.assertEqual("metaprompts/assignments.txt", all.toString());
    }

    @ParameterizedTest
    @EnumSource(MetaPrompt.class)
    void ourOwnTextsHaveNoFault(MetaPrompt metaPrompt) {
        assertThat(metaPrompt.fault(new MetaPrompts(Map.of()).render(metaPrompt, unfilled())))
                .isEmpty();
    }

    @Test
    void whereNothingWasTriedTheBlockIsLeftOut() {
        String text = text(
                MetaPrompt.SYSTEM_WRITE,
                new ProposalContext.System("Seed.", List.of(stars), List.of(), List.of()),
                Assignment.SHORTEN);

        assertThat(text).doesNotContain("tried before, the", "\n\n\n").contains("</Findings>\n\nWrite");
    }

    @Test
    void whereNothingIsRightTheBlockIsLeftOut() {
        TaskFeedback wrong = new TaskFeedback(
                topics.task(), topics.userPrompt(), new TaskFeedback.Score(0, 2, 0), topics.mistakes());
        String text = text(
                MetaPrompt.SYSTEM_PROPOSAL,
                new ProposalContext.System("Seed.", List.of(wrong), List.of(), List.of()),
                Assignment.SHORTEN);

        assertThat(text)
                .doesNotContain("what it gets right", "\n\n\n")
                .contains("- topics: 0 of 2 right. ", "</Example>\n\nFirst find out");
    }

    @Test
    void whatIsPutInIsNotSearchedForPlacesAgain() {
        String text = new LlmRequests(texts, TERMS)
                .text(
                        MetaPrompt.SYSTEM_WRITE,
                        ProposalFixtures.system("Say ${analysis} and $1 \\.", ProposalFixtures.stars()),
                        evidence(ProposalFixtures.system("Seed.", ProposalFixtures.stars())),
                        Assignment.SHORTEN,
                        Map.of("analysis", "It says ${systemPrompt}."));

        assertThat(text).contains("Say ${analysis} and $1 \\.", "It says ${systemPrompt}.");
    }

    @Test
    void aSuitesOwnTextTakesThePlaceOfOurs() {
        MetaPrompts replaced = new MetaPrompts(Map.of(MetaPrompt.PARAPHRASE, "<instruction>${text}"));

        assertThat(replaced.render(MetaPrompt.PARAPHRASE, Map.of("text", "x"))).isEqualTo("<instruction>x");
    }

    @Test
    void aTextWithAFaultIsRefusedWhenItIsLoaded() {
        assertThatThrownBy(() -> new MetaPrompts(Map.of(MetaPrompt.PARAPHRASE, "<instruction>${txt}")))
                .hasMessage("the meta-prompt PARAPHRASE lacks ${text}; add it where it belongs");
    }

    private String text(MetaPrompt metaPrompt, ProposalContext context, Assignment assignment) {
        return new LlmRequests(texts, TERMS).text(metaPrompt, context, evidence(context), assignment, values());
    }

    private static ShownAnswers evidence(ProposalContext context) {
        return ShownAnswers.drawn(context, ProposalFixtures.random(1));
    }

    private ProposalContext user() {
        return new ProposalContext.User("You are a helpful assistant.", stars, ATTEMPTS, List.of());
    }

    private ProposalContext system(List<String> elite) {
        return new ProposalContext.System("You are a helpful assistant.", List.of(stars, topics), ATTEMPTS, elite);
    }

    private static TaskFeedback stars() {
        Task task = ProposalFixtures.stars();
        List<Example> train = task.train();
        return new TaskFeedback(
                task,
                task.prompt(),
                new TaskFeedback.Score(2, 12, 2.0 / 12),
                List.of(
                        new TrainAnswer(train.get(0), "I think <answer>9</answer>", Optional.of("9"), 0, false),
                        new TrainAnswer(train.get(1), "Let me look at this review", Optional.empty(), 0, true),
                        new TrainAnswer(train.get(2), "<answer>4</answer>", Optional.of("4"), 1, false),
                        new TrainAnswer(train.get(3), "Yes: <answer>5</answer>", Optional.of("5"), 1, false)));
    }

    /** A task with graded scores, whose whole replies are the answers. */
    private static TaskFeedback topics() {
        Task plain = ProposalFixtures.task(
                "topics", "Topic of: {question}", new Extraction.Text(), ProposalFixtures.examples("mail", 5));
        Task task = new Task(
                plain.id(),
                plain.role(),
                plain.prompt(),
                plain.train(),
                plain.test(),
                plain.extraction(),
                new MetricSettings("tokenF1", Map.of(), new Location(Path.of("review.yaml"), 9, 5)),
                1,
                Optional.empty(),
                1,
                plain.location());
        List<Example> train = task.train();
        return new TaskFeedback(
                task,
                task.prompt(),
                new TaskFeedback.Score(1, 5, 0.46),
                List.of(
                        new TrainAnswer(train.get(0), "number 2 of many", Optional.of("number 2 of many"), 0.4, false),
                        new TrainAnswer(train.get(1), "This mail is", Optional.of("This mail is"), 0, true),
                        new TrainAnswer(train.get(2), "4", Optional.of("4"), 1, false)));
    }

    private Map<String, String> values() {
        Map<String, String> values = new HashMap<>();
        values.put("analysis", "The model adds words to the number.");
        values.put("pairs", ExampleFormatter.pairs(stars.task().train().subList(0, 2)));
        values.put("text", "Be brief and direct.");
        values.put("list", new ExampleFormatter(ExampleFormatter.LONGEST_TEXT).attempts(ATTEMPTS, "Answer at once."));
        values.put("first", "Answer in one word.");
        values.put("second", "Think, then answer.");
        values.put("tag", "improved_instruction_prompt");
        values.put("written", "Rate it.");
        values.put("problems", "- The prompt lacks {question}; write it where the input belongs.");
        return values;
    }

    private static Map<String, String> unfilled() {
        Map<String, String> places = new HashMap<>();
        List.of(
                        "systemPrompt",
                        "userPrompt",
                        "mistakes",
                        "rightAnswers",
                        "target",
                        "scores",
                        "tasks",
                        "limits",
                        "assignment",
                        "analysis",
                        "attempts",
                        "keep",
                        "pairs",
                        "text",
                        "first",
                        "second",
                        "tag",
                        "written",
                        "problems",
                        "current",
                        "list")
                .forEach(name -> places.put(name, "${" + name + "}"));
        return places;
    }
}
