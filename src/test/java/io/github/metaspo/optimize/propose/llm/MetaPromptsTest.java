package io.github.metaspo.optimize.propose.llm;

import io.github.metaspo.GoldenFiles;
import io.github.metaspo.optimize.Mistake;
import io.github.metaspo.optimize.TaskFeedback;
import io.github.metaspo.optimize.propose.ProposalContext;
import io.github.metaspo.optimize.propose.ProposalFixtures;
import io.github.metaspo.suite.Extraction;
import io.github.metaspo.suite.MetaPrompt;
import io.github.metaspo.suite.PromptText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MetaPromptsTest {

    private static final List<ProposalContext.Attempt> ATTEMPTS = List.of(
            new ProposalContext.Attempt("You are a critic.", "refused: too long"),
            new ProposalContext.Attempt("You rate\nreviews.", "+3.0 points"));

    private final RequestTexts texts = new RequestTexts(new MetaPrompts(Map.of()));
    private final TaskFeedback stars = ProposalFixtures.view(ProposalFixtures.stars());
    private final TaskFeedback topics = ProposalFixtures.view(ProposalFixtures.task(
            "topics", "Topic of: {question}", new Extraction.Text(), ProposalFixtures.examples("mail", 5)));

    @ParameterizedTest
    @EnumSource(MetaPrompt.class)
    void everyRequestReadsAsItsGoldenFile(MetaPrompt metaPrompt) {
        boolean user = metaPrompt.name().startsWith("USER") || metaPrompt == MetaPrompt.REPAIR;
        ProposalContext context = user
                ? new ProposalContext.User("You are a helpful assistant.", stars, ATTEMPTS, List.of())
                : new ProposalContext.System(
                        "You are a helpful assistant.", List.of(stars, topics), ATTEMPTS, List.of());

        String text = texts.text(metaPrompt, context, values(user));

        assertThat(text).doesNotContain("${").isEqualTo(PromptText.normalise(text));
        GoldenFiles.assertEqual(
                "metaprompts/" + metaPrompt.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".txt", text + "\n");
    }

    @ParameterizedTest
    @EnumSource(MetaPrompt.class)
    void ourOwnTextsHaveNoFault(MetaPrompt metaPrompt) {
        assertThat(metaPrompt.fault(new MetaPrompts(Map.of()).render(metaPrompt, unfilled())))
                .isEmpty();
    }

    @Test
    void whereNothingWasTriedTheBlockIsLeftOut() {
        String text = texts.text(
                MetaPrompt.SYSTEM_WRITE,
                new ProposalContext.System("Seed.", List.of(stars), List.of(), List.of()),
                Map.of("analysis", "It chats."));

        assertThat(text).doesNotContain("tried before", "\n\n\n").contains("</Findings>\n\nWrite");
    }

    @Test
    void whatIsPutInIsNotSearchedForPlacesAgain() {
        String text = texts.text(
                MetaPrompt.SYSTEM_WRITE,
                ProposalFixtures.system("Say ${analysis} and $1 \\.", ProposalFixtures.stars()),
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

    private Map<String, String> values(boolean user) {
        Mistake mistake = stars.mistakes().get(0);
        Map<String, String> values = new HashMap<>();
        values.put(
                "mistakes",
                user
                        ? ExampleFormatter.withInput(mistake)
                        : ExampleFormatter.withUserPrompt(stars, mistake) + "\n\n"
                                + ExampleFormatter.withUserPrompt(
                                        topics, topics.mistakes().get(1)));
        values.put("analysis", "The model adds words to the number.");
        values.put("pairs", ExampleFormatter.pairs(stars.task().train().subList(0, 2)));
        values.put("text", "Be brief and direct.");
        values.put("list", ExampleFormatter.attempts(ATTEMPTS));
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
