package io.github.metaspo.optimize.propose;

import io.github.metaspo.api.Example;
import io.github.metaspo.api.Message;
import io.github.metaspo.optimize.propose.Rejection.Reason;
import io.github.metaspo.suite.Demonstration;
import io.github.metaspo.suite.Demonstrations;
import io.github.metaspo.suite.Extraction;
import io.github.metaspo.suite.GateSettings;
import io.github.metaspo.suite.Task;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class CandidateValidatorTest {

    private static final String LONG_QUESTION =
            "The blender arrived on a rainy Monday with a broken jar, and nobody at the shop wanted to hear about it.";
    private static final Task TASK = ProposalFixtures.task(
            "stars",
            ProposalFixtures.STARS,
            new Extraction.Tag("answer"),
            List.of(Example.of("1", LONG_QUESTION, "1"), Example.of("2", "Good.", "5")));
    private static final CandidateValidator VALIDATOR = new CandidateValidator(List.of(TASK), new PromptLimits(20, 60));

    @Test
    void aGoodPromptIsAdmitted() {
        assertThat(system("You rate reviews.")).isEmpty();
        assertThat(
                        user(
                                "Read the review.\n<Question>{question}</Question>\nAt the end  present your answer in <Answer> and </answer>."))
                .isEmpty();
    }

    @Test
    void anEarlierMessageOfATrainExampleIsNotToBeCopiedEither() {
        Example example = new Example(
                "1",
                "Sure?",
                List.of("yes"),
                List.of(),
                Map.of(),
                List.of(Message.user("Wombats dig burrows"), Message.assistant(LONG_QUESTION)));
        CandidateValidator admission = new CandidateValidator(
                List.of(ProposalFixtures.task("chat", "{question}", new Extraction.Text(), List.of(example))),
                new PromptLimits(100, 100));

        for (String copied : List.of("Say: wombats dig burrows.", "Say: " + LONG_QUESTION)) {
            assertThat(admission.check(
                            ProposalFixtures.proposal(copied), ProposalFixtures.system("Seed.", TASK), Set.of()))
                    .as(copied)
                    .isNotEmpty();
        }
        assertThat(admission.check(
                        ProposalFixtures.proposal("Say something."), ProposalFixtures.system("Seed.", TASK), Set.of()))
                .isEmpty();
    }

    /** Code puts demonstrations into user prompts; nothing that a model writes may give the examples away that they come from. */
    @Test
    void anExampleThatWasSetApartForDemonstrationsIsNotToBeCopiedEither() {
        Example shown = Example.of("3", LONG_QUESTION, "1");
        Example shortOne = Example.of("4", "Wombats dig burrows", "2");
        Task task = ProposalFixtures.task(
                        "stars",
                        ProposalFixtures.STARS,
                        new Extraction.Tag("answer"),
                        List.of(Example.of("2", "Good.", "5")))
                .withDemonstrations(new Demonstrations(
                        List.of(shown, shortOne),
                        List.of(
                                new Demonstration(LONG_QUESTION, "<answer>1</answer>"),
                                new Demonstration("Wombats dig burrows", "<answer>2</answer>"))));
        CandidateValidator validator = new CandidateValidator(List.of(task), new PromptLimits(100, 200));

        for (String copied : List.of("Say: wombats dig burrows.", "Say: " + LONG_QUESTION)) {
            assertThat(validator.check(
                            ProposalFixtures.proposal(copied), ProposalFixtures.system("Seed.", task), Set.of()))
                    .as(copied)
                    .extracting(Rejection::reason)
                    .containsExactly(Reason.COPIED);
            assertThat(validator.check(
                            ProposalFixtures.proposal(copied + "\n" + ProposalFixtures.STARS),
                            ProposalFixtures.user(task),
                            Set.of()))
                    .as(copied)
                    .extracting(Rejection::reason)
                    .containsExactly(Reason.COPIED);
        }
        assertThat(validator.check(
                        ProposalFixtures.proposal("Rate it.\n" + ProposalFixtures.STARS),
                        ProposalFixtures.user(task),
                        Set.of()))
                .isEmpty();
    }

    @Test
    void aReplyWithoutPromptIsRefusedInTheWordsOfTheDraft() {
        var proposal = new Proposal.Unusable("Sure!", "The reply has no closed <instruction>.");

        assertThat(VALIDATOR.check(proposal, ProposalFixtures.system("Seed.", TASK), Set.of()))
                .containsExactly(new Rejection(Reason.NO_PROMPT, "The reply has no closed <instruction>."));
    }

    @Test
    void anEmptyPromptIsRefused() {
        assertThat(system(" \n\t\n")).containsExactly(Reason.EMPTY);
    }

    @Test
    void aPromptThatAnApplicationTakesForATemplateIsRefused() {
        assertThat(system("You rate {{things}}.")).containsExactly(Reason.TEMPLATE);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x00, 0x07, 0x1b, 0x7f, 0x85, 0x9b, 0xad, 0x61c, 0x180e, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2028,
                0x2029, 0x202a, 0x202e, 0x2060, 0x2066, 0x2069, 0x3164, 0xd800, 0xdfff, 0xe000, 0xfe00, 0xfeff, 0xfff9,
                0xffff, 0xe0041, 0xe01ef, 0x10ffff
            })
    void aCharacterThatNobodySeesOrATerminalObeysIsRefused(int code) {
        String text = "You rate" + new String(new int[] {code}, 0, 1) + "reviews.";

        assertThat(system(text)).extracting(Reason::name).containsExactly("CONTROL_CHARACTER");
        assertThat(VALIDATOR.check(ProposalFixtures.proposal(text), ProposalFixtures.system("Seed.", TASK), Set.of()))
                .extracting(Rejection::sentence)
                .containsExactly("The prompt holds the character U+" + String.format("%04X", code)
                        + ", which nobody sees or a terminal obeys; leave it out.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bewerte \u00dcberf\u00e4lle, bitte.",
                "Be kind \ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67 \u2764\ufe0f 1\ufe0f\u20e3.",
                "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 \u067e\u0627\u0633\u062e \u0628\u062f\u0647",
                "\u8bc4\u4ef7\u8fd9\u6761\u8bc4\u8bba\uff0c\u8c22\u8c22\u3002",
                "\u0928\u092e\u0938\u094d\u200d\u0924\u0947, one\u00a0two \ufffd",
                "Line one.\n\n- Line\ttwo.\r\nLine three."
            })
    void lettersOfAnyScriptAndLineBreaksAreAdmitted(String text) {
        assertThat(new CandidateValidator(List.of(TASK), PromptLimits.DEFAULT)
                        .check(ProposalFixtures.proposal(text), ProposalFixtures.system("Seed.", TASK), Set.of()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Works like a charm!|positive|Answer positive to: works like a CHARM",
                "Waffle maker leaks batter everywhere|negative|The waffle maker with leaks of batter is negative.",
                "\u8fd9\u4e2a\u4ea7\u54c1\u5f88\u5dee|\u8d1f\u9762|\u4f8b\u5982\u8fd9\u4e2a\u4ea7\u54c1\u5f88\u5dee\u3002"
            })
    void aShortExampleIsNoPartOfAPrompt(String question, String answer, String prompt) {
        assertThat(shortExample(question, answer, prompt, "Seed.")).containsExactly(Reason.COPIED);
        assertThat(shortExample(question, answer, prompt, prompt + " And so on."))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Good.|positive|Good is positive.",
                "Works well|positive|Say whether it works well.",
                "Waffle maker leaks batter everywhere|negative|Choose one of positive, neutral and negative.",
                "Waffle maker leaks batter everywhere|negative|A maker whose product leaks is negative.",
                "Waffle maker leaks batter everywhere|negative|Waffle, maker and batter are words.",
                "Let us think step by step|7|Let us think step by step.",
                "Predict the stars|5|Predict the stars.",
                "\u5f88\u5dee|\u8d1f\u9762|\u5f88\u5dee\u662f\u8d1f\u9762\u3002"
            })
    void ordinaryWordsAnswersAndWhatIsGivenAreNoCopy(String question, String answer, String prompt) {
        assertThat(shortExample(question, answer, prompt, prompt.contains("step") ? prompt + " Now." : "Seed."))
                .isEmpty();
    }

    @Property(tries = 100)
    void anyWholeQuestionOfThreeToElevenWordsIsRefused(
            @ForAll @Size(min = 3, max = 11) List<@AlphaChars @StringLength(min = 9, max = 12) String> words) {
        String question = String.join(" ", words);

        assertThat(shortExample(question, "1", "Say one. " + question + "? Say more.", "Seed."))
                .containsExactly(Reason.COPIED);
    }

    @Test
    void everyShortBuiltInSentenceIsAdmittedWhateverTheQuestionsAre() {
        for (var component : SentenceBank.builtIn().components()) {
            if (component.text().split(" ").length >= 12) {
                continue; // runs of 12 words are never to be copied
            }
            assertThat(shortExample(component.text(), "1", component.text() + " Answer 1.", "Seed."))
                    .as(component.text())
                    .isEmpty();
        }
    }

    private static List<Reason> shortExample(String question, String answer, String prompt, String current) {
        Task task = ProposalFixtures.task(
                "stars",
                ProposalFixtures.STARS,
                new Extraction.Tag("answer"),
                List.of(Example.of("1", question, answer), Example.of("2", "Fine.", "other")));
        return new CandidateValidator(List.of(task), PromptLimits.DEFAULT)
                .check(ProposalFixtures.proposal(prompt), ProposalFixtures.system(current, task), Set.of()).stream()
                        .map(Rejection::reason)
                        .toList();
    }

    @Test
    void aUserPromptHoldsTheQuestionExactlyOnce() {
        String format = "\nAt the end present your answer in <answer> and </answer>.";

        assertThat(user("Rate it." + format)).containsExactly(Reason.PLACEHOLDER);
        assertThat(user("Rate {question} and {question}." + format)).containsExactly(Reason.PLACEHOLDER);
        assertThat(system("You rate {question}.")).isEmpty();
    }

    @Test
    void aUserPromptKeepsTheVariablesThatItsExamplesFill() {
        Task topics = ProposalFixtures.task(
                "topics",
                "About {topic} in {braces}: {question}",
                new Extraction.Text(),
                List.of(new Example("1", "q", List.of("a"), List.of(), Map.of("topic", "dogs", "unused", "x"))));

        assertThat(check("On {topic}: {question}", topics)).isEmpty();
        assertThat(check("On dogs: {question}", topics)).containsExactly(Reason.PLACEHOLDER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "At the end present your answer in <answer> and </answer>.",
                "- At the end present your answer in <answer> and </answer>.",
                "**At the end present your answer in <answer> and </answer>.**",
                "At the end, present your answer in <answer> and </answer>",
                "Think first. At the end present your answer in <answer> and </answer>.",
                "Put nothing but the number of stars between <answer> and </answer>.",
                "3. Finish with `<ANSWER>stars</ANSWER>`!"
            })
    void anyWordingOfTheAnswerFormatThatNamesTheTagIsAdmitted(String format) {
        assertThat(user("Rate it: {question}\n" + format)).isEmpty();
        assertThat(user(format + "\nRate it: {question}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Present your answer at the end.", "Answer with a number.", "<stars>5</stars>"})
    void aUserPromptThatNoLongerNamesTheTagIsRefused(String format) {
        assertThat(user("Rate it: {question}\n" + format)).containsExactly(Reason.ANSWER_FORMAT);
    }

    @ParameterizedTest
    @CsvSource({
        "/a/b~1c, 'Say b/c as JSON.', true",
        "/a/b~1c, 'Say a as JSON.', false",
        "/rating/0, 'Give {\"rating\": [1]}.', true",
        "/rating, 'Give the ratings.', false"
    })
    void theFormatOfJsonIsTheLastNameOfThePointer(String pointer, String line, boolean survives) {
        Task task = ProposalFixtures.task("t", "{question}\n" + line, new Extraction.Json(pointer), List.of());

        assertThat(new AnswerFormat(task).isPart(line)).isEqualTo(survives);
        assertThat(check("Read this: {question}", task))
                .isEqualTo(survives ? List.of(Reason.ANSWER_FORMAT) : List.of());
    }

    @Test
    void theFormatOfChoicesIsTheLinesThatNameALabel() {
        Task task = ProposalFixtures.task(
                "t",
                "A person asks.\n{question}\nA) yes\nB) no\nAnswer a letter.",
                new Extraction.Choices(List.of("A", "B")),
                List.of());

        assertThat(check("Decide.\n{question}\nA) yes\nB) no", task)).isEmpty();
        assertThat(check("Decide.\n{question}\n* **A**: Yes!\n* **B**: no", task))
                .isEmpty();
        assertThat(check("Decide.\n{question}\nA) yes", task)).containsExactly(Reason.ANSWER_FORMAT);
    }

    @Test
    void whatALetterStandsForIsNotToBeLost() {
        Task task = ProposalFixtures.task(
                "t", "{question}\nA) yes\nB) no\nAnswer A or B.", new Extraction.Choices(List.of("A", "B")), List.of());

        assertThat(check("Decide.\n{question}\nAnswer A or B.", task)).containsExactly(Reason.ANSWER_FORMAT);
        assertThat(check("A) yes; B) no. Which is it?\n{question}", task)).isEmpty();
    }

    @Test
    void labelsThatSpeakForThemselvesMayBeExplainedInOtherWords() {
        Task task = ProposalFixtures.task(
                "t",
                "{question}\npositive: the customer is happy\nnegative: the customer is not",
                new Extraction.Choices(List.of("positive", "negative")),
                List.of());

        assertThat(check("Is it Positive or negative? {question}", task)).isEmpty();
    }

    @Test
    void whereTheFormatIsSaidInFrontOfTheQuestionItsMarksSurvive() {
        Task task = ProposalFixtures.task(
                "t",
                "Sort into billing or Delivery: {question}",
                new Extraction.Choices(List.of("billing", "delivery", "other")),
                List.of());

        assertThat(check("Is it about Billing or about delivery? {question}", task))
                .isEmpty();
        assertThat(check("Is it about billing? {question}", task)).containsExactly(Reason.ANSWER_FORMAT);
    }

    @Test
    void aPromptOfMoreTokensThanAllowedIsRefused() {
        String twenty = "word ".repeat(20).strip();

        assertThat(system(twenty)).isEmpty();
        assertThat(system(twenty + " word")).containsExactly(Reason.TOO_LONG);
        assertThat(VALIDATOR.check(
                        ProposalFixtures.proposal(twenty + " word"), ProposalFixtures.system("Seed.", TASK), Set.of()))
                .extracting(Rejection::sentence)
                .containsExactly("The prompt has 21 tokens, and 20 is the most; make it shorter.");
    }

    @Test
    void theGateLowersTheLimitOfSystemPrompts() {
        assertThat(PromptLimits.of(gate(OptionalInt.empty()))).isEqualTo(PromptLimits.DEFAULT);
        assertThat(PromptLimits.of(gate(OptionalInt.of(400)))).isEqualTo(new PromptLimits(400, 2000));
        assertThat(PromptLimits.of(gate(OptionalInt.of(4000)))).isEqualTo(PromptLimits.DEFAULT);
    }

    @Test
    void aPromptThatWasThereBeforeIsRefused() {
        assertThat(system("Seed.  \n")).containsExactly(Reason.DUPLICATE);
        assertThat(reasons(VALIDATOR, "You rate.\r\n", ProposalFixtures.system("Seed.", TASK), seen("You rate.")))
                .containsExactly(Reason.DUPLICATE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Read the  text.\n\n- Be brief.\n- Be kind.",
                "read THE text\n- be brief\n- be kind",
                "**Read the text!**\n* Be brief.\n* Be _kind_.",
                "# Read the text.\n1. Be brief;\n2. `Be kind`"
            })
    void onlyOtherMarkupCaseSpaceOrPunctuationAtTheEndIsTheSamePrompt(String text) {
        String known = "Read the text.\n- Be brief.\n- Be kind.";

        assertThat(reasons(VALIDATOR, text, ProposalFixtures.system("Seed.", TASK), seen(known)))
                .containsExactly(Reason.DUPLICATE);
        assertThat(reasons(VALIDATOR, text, ProposalFixtures.system(known, TASK), Set.of()))
                .containsExactly(Reason.DUPLICATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Read the text.\n- Be kind.\n- Be brief.", "Read the text.\n- Be brief.", "Read a_text."})
    void otherWordsOrAnotherOrderAreAnotherPrompt(String text) {
        assertThat(reasons(
                        VALIDATOR,
                        text,
                        ProposalFixtures.system("Seed.", TASK),
                        seen("Read the text.\n- Be brief.\n- Be kind.")))
                .isEmpty();
    }

    private static Set<String> seen(String text) {
        SeenPrompts seen = new SeenPrompts();
        seen.add(Optional.empty(), text);
        return seen.keys(Optional.empty());
    }

    @Test
    void twelveWordsOfATrainExampleAreRefusedAndElevenAreNot() {
        CandidateValidator wide = new CandidateValidator(List.of(TASK), PromptLimits.DEFAULT);
        var context = ProposalFixtures.system("Seed.", TASK);

        assertThat(reasons(
                        wide,
                        "Say so: the BLENDER arrived on a\nrainy Monday, with a broken jar. And more.",
                        context,
                        Set.of()))
                .containsExactly(Reason.COPIED);
        assertThat(reasons(wide, "Say so: the blender arrived on a rainy Monday with a broken jar.", context, Set.of()))
                .isEmpty();
    }

    @Test
    void whatThePromptSaidAlreadyIsNoCopy() {
        CandidateValidator wide = new CandidateValidator(List.of(TASK), PromptLimits.DEFAULT);

        assertThat(reasons(wide, "Be kind. " + LONG_QUESTION, ProposalFixtures.system(LONG_QUESTION, TASK), Set.of()))
                .isEmpty();
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        assertThat(user("{{" + LONG_QUESTION.repeat(4)))
                .containsExactly(
                        Reason.TEMPLATE, Reason.PLACEHOLDER, Reason.ANSWER_FORMAT, Reason.TOO_LONG, Reason.COPIED);
    }

    @Property(tries = 300)
    void noTextMakesTheCheckFail(@ForAll("hostile") String text) {
        assertThat(VALIDATOR.check(ProposalFixtures.proposal(text), ProposalFixtures.user(TASK), Set.of()))
                .doesNotHaveDuplicates();
    }

    @Provide
    Arbitrary<String> hostile() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(60),
                Arbitraries.of("{question}", "{{", "<answer>", "<|endoftext|>", "\ud800", "\u0000", "a".repeat(5000))
                        .list()
                        .ofMaxSize(4)
                        .map(parts -> String.join("\n", parts)));
    }

    private static List<Reason> system(String text) {
        return reasons(VALIDATOR, text, ProposalFixtures.system("Seed.", TASK), Set.of());
    }

    private static List<Reason> user(String text) {
        return reasons(VALIDATOR, text, ProposalFixtures.user(TASK), Set.of());
    }

    private static List<Reason> check(String text, Task task) {
        return reasons(VALIDATOR, text, ProposalFixtures.user(task), Set.of());
    }

    private static List<Reason> reasons(
            CandidateValidator admission, String text, ProposalContext context, Set<String> seen) {
        return admission.check(ProposalFixtures.proposal(text), context, seen).stream()
                .map(Rejection::reason)
                .toList();
    }

    private static GateSettings gate(OptionalInt maxPromptTokens) {
        return new GateSettings(
                BigDecimal.ZERO,
                Optional.empty(),
                maxPromptTokens,
                BigDecimal.ONE,
                GateSettings.Severity.WARN,
                GateSettings.Severity.FAIL);
    }
}
