package io.github.metaspo.optimize;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelException.Kind;
import io.github.metaspo.evaluation.EvaluationFixtures;
import io.github.metaspo.evaluation.Evaluator;
import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.evaluation.Scorers;
import io.github.metaspo.evaluation.ScriptedModel;
import io.github.metaspo.evaluation.ValidityRule;
import io.github.metaspo.optimize.Shrinkage.Sentence;
import io.github.metaspo.optimize.evaluate.TrainEvaluator;
import io.github.metaspo.optimize.shrink.NonInferiority;
import io.github.metaspo.optimize.shrink.Shrinker;
import io.github.metaspo.suite.GateSettings;
import io.github.metaspo.suite.Suite;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The shortening of a prompt on one task of 100 examples, which the target answers by the sentences of its system prompt. */
class ShrinkTest {

    private static final int EXAMPLES = 100;
    private static final int MOST = 20 * EXAMPLES;
    private static final double MARGIN = 0.02;

    /** Half of the examples need one sentence, and three of a hundred another one. */
    private static boolean isRight(String system, int number) {
        return number % 2 == 0 && (number >= 6 || system.contains("Be careful.")) || system.contains("Be exact.");
    }

    private final ScriptedModel model =
            new ScriptedModel(request -> isRight(request.system(), NumbersSuite.number(request.user()))
                            && !request.system().contains("Be wild.")
                    ? "yes"
                    : "no");

    @Test
    void aUselessSentenceIsLeftOutAndAUsefulOneStays() throws Exception {
        Shrinkage shrinkage = shrink(model, "Be kind. Be exact.");
        assertThat(shrinkage.systemPrompt()).isEqualTo("Be exact.");
        assertThat(shrinkage.ended()).isEqualTo("one sentence is left");
        assertThat(shrinkage.difference()).contains(new Shrinkage.Paired(0, 0, EXAMPLES));
        assertThat(sentence(shrinkage, "Be kind.").credit()).contains(new Shrinkage.Paired(0, 0, EXAMPLES));
        Sentence useful = sentence(shrinkage, "Be exact.");
        assertThat(useful.isLeftOut()).isFalse();
        // clearly worse after the first 16 examples, so that no more are asked
        assertThat(useful.credit().orElseThrow().mean()).isGreaterThan(0.3);
        assertThat(useful.credit().orElseThrow().examples()).isEqualTo(16);
    }

    @Test
    void aHarmfulSentenceHasANegativeCreditAndIsLeftOut() throws Exception {
        Shrinkage shrinkage = shrink(model, "Be kind. Be wild. Be exact.");
        assertThat(shrinkage.systemPrompt()).isEqualTo("Be exact.");
        assertThat(sentence(shrinkage, "Be wild.").credit().orElseThrow().mean())
                .isEqualTo(-1);
    }

    @Test
    void aSentenceWhoseLossMayExceedTheMarginStays() throws Exception {
        Shrinkage shrinkage = shrink(model, "Be careful. Read it twice.");
        assertThat(shrinkage.systemPrompt()).isEqualTo("Be careful.");
        Shrinkage.Paired credit = sentence(shrinkage, "Be careful.").credit().orElseThrow();
        assertThat(credit.mean()).isEqualTo(0.03);
        assertThat(credit.standardError()).isBetween(0.015, 0.019);
        assertThat(credit.examples()).isEqualTo(EXAMPLES);
    }

    @Test
    void whereEverySentenceIsNeededThePromptStays() throws Exception {
        ScriptedModel both = new ScriptedModel(request ->
                request.system().contains("Be exact.") && request.system().contains("Be careful.") ? "yes" : "no");
        Shrinkage shrinkage = shrink(both, "Be careful. Be exact.");
        assertThat(shrinkage.systemPrompt()).isEqualTo("Be careful. Be exact.");
        assertThat(shrinkage.leftOut()).isZero();
        assertThat(shrinkage.difference()).isEmpty();
        assertThat(shrinkage.ended())
                .isEqualTo("without any other sentence the score may drop by more than the margin");
    }

    @Test
    void ofTwoSentencesThatSayTheSameOnlyOneIsLeftOutAndTheLongerOne() throws Exception {
        ScriptedModel either = new ScriptedModel(request -> request.system().contains("short") ? "yes" : "no");
        Shrinkage shrinkage = shrink(either, "Keep every answer short. Be kind. Be short.");
        assertThat(shrinkage.systemPrompt()).isEqualTo("Be short.");
    }

    @Test
    void aShorterPromptIsComparedWithTheFoundOneSoThatSmallLossesDoNotAddUp() throws Exception {
        // each of the 8 sentences carries 1 example of 100 alone, which is within the margin for one of them only
        ScriptedModel little = new ScriptedModel(request -> {
            int number = NumbersSuite.number(request.user());
            return number < 8 && !request.system().contains("Rule " + number + " holds.") ? "no" : "yes";
        });
        String prompt =
                IntStream.range(0, 8).mapToObj(i -> "Rule " + i + " holds.").collect(Collectors.joining(" "));
        Shrinkage shrinkage = shrink(little, prompt, new NonInferiority(0.03));
        assertThat(shrinkage.leftOut()).isEqualTo(1);
    }

    @Test
    void aPromptOfOneSentenceOrNoneIsAskedNothing() throws Exception {
        assertThat(shrink(model, "Be exact.").ended()).isEqualTo("the prompt has one sentence");
        assertThat(shrink(model, "").ended()).isEqualTo("the prompt has no sentence");
        assertThat(model.requests()).isEmpty();
    }

    @Test
    void aBudgetThatEndsWhileSentencesAreLeftOutKeepsWhatWasFoundBefore() throws Exception {
        String prompt = "Be kind. Be nice. Be exact.";
        // the found prompt and the two without a useless sentence answer 100 each, that without the useful one 16
        CostLimit limit = new CostLimit(3 * EXAMPLES + 16 + 40, 0);
        Shrinkage shrinkage = shrink(limit.limited(model), prompt);
        assertThat(shrinkage.systemPrompt()).isEqualTo("Be nice. Be exact.");
        assertThat(shrinkage.ended()).startsWith("budget exhausted: 356 of 356 calls used");
        assertThat(shrink(model, prompt).systemPrompt()).isEqualTo("Be exact.");
    }

    @Test
    void aBudgetThatEndsAtOnceLeavesThePromptWithoutCredits() throws Exception {
        Shrinkage shrinkage = shrink(new CostLimit(5, 0).limited(model), "Be kind. Be exact.");
        assertThat(shrinkage.systemPrompt()).isEqualTo("Be kind. Be exact.");
        assertThat(shrinkage.sentences()).allMatch(one -> one.credit().isEmpty() && !one.isLeftOut());
    }

    @Test
    void aFailedCallLeavesOutItsExample() throws Exception {
        ScriptedModel failing = new ScriptedModel(request -> {
            if (NumbersSuite.number(request.user()) == 7 && !request.system().contains("Be kind.")) {
                throw new ModelException(Kind.REJECTED, "refused");
            }
            return isRight(request.system(), NumbersSuite.number(request.user())) ? "yes" : "no";
        });
        Shrinkage shrinkage = shrink(failing, "Be kind. Be exact.");
        assertThat(shrinkage.systemPrompt()).isEqualTo("Be exact.");
        assertThat(sentence(shrinkage, "Be kind.").credit().orElseThrow().examples())
                .isEqualTo(EXAMPLES - 1);
    }

    @Test
    void aSentenceWithoutWhichEveryCallFailsStays() throws Exception {
        ScriptedModel failing = new ScriptedModel(request -> {
            if (!request.system().contains("Be kind.")) {
                throw new ModelException(Kind.REJECTED, "this prompt is not allowed");
            }
            return "yes";
        });
        Shrinkage shrinkage = shrink(failing, "Be kind. Be exact.");
        assertThat(shrinkage.systemPrompt()).isEqualTo("Be kind.");
        assertThat(sentence(shrinkage, "Be kind.").credit()).isEmpty();
    }

    @Test
    void aFailureOfEveryCallIsAFailure() {
        ScriptedModel failing = new ScriptedModel(request -> {
            throw new ModelException(Kind.WRONG_KEY, "the key is wrong");
        });
        assertThatThrownBy(() -> shrink(failing, "Be kind. Be exact.")).hasMessage("the key is wrong");
    }

    @Test
    void tooManyFailedCallsAreAFailure() {
        ScriptedModel failing = new ScriptedModel(request -> {
            if (NumbersSuite.number(request.user()) % 3 == 0) {
                throw new ModelException(Kind.REJECTED, "refused");
            }
            return "yes";
        });
        assertThatThrownBy(() -> shrink(failing, "Be kind. Be exact.")).isInstanceOf(InvalidMeasurementException.class);
    }

    @Test
    void aPromptOfManySentencesIsShortenedWithinItsQuestions() throws Exception {
        String prompt =
                IntStream.range(0, 40).mapToObj(i -> "Rule " + i + " holds.").collect(Collectors.joining(" "));
        Shrinkage shrinkage = shrink(model, prompt);
        assertThat(model.requests().size()).isLessThanOrEqualTo(MOST).isGreaterThan(MOST - 2 * EXAMPLES);
        assertThat(shrinkage.ended()).isEqualTo("the 2,000 questions for shortening were used up");
        assertThat(shrinkage.leftOut()).isGreaterThan(5);
        assertThat(shrinkage.sentences()).hasSize(40).allMatch(one -> one.credit()
                .isPresent());
    }

    @Test
    void theResultIsTheSameAtAnyNumberOfThreads() throws Exception {
        String prompt = "Be kind.\n\n- Be exact.\n- Be careful. Be nice.";
        Shrinkage one = shrink(model, prompt, new NonInferiority(MARGIN), 1);
        assertThat(shrink(model, prompt, new NonInferiority(MARGIN), 8)).isEqualTo(one);
    }

    @Test
    void theMarginIsTwoPointsOrTheToleranceOfTheGateIfThatIsLarger() {
        Suite suite = NumbersSuite.of(EXAMPLES);
        assertThat(NonInferiority.of(suite.gate()).margin()).isEqualTo(MARGIN);
        assertThat(NonInferiority.of(new GateSettings(
                                new BigDecimal("0.05"),
                                Optional.empty(),
                                suite.gate().maxPromptTokens(),
                                suite.gate().maxErrorRate(),
                                suite.gate().inconclusive(),
                                suite.gate().missingBaseline()))
                        .margin())
                .isEqualTo(0.05);
    }

    private static Sentence sentence(Shrinkage shrinkage, String text) {
        return shrinkage.sentences().stream()
                .filter(one -> one.text().equals(text))
                .findFirst()
                .orElseThrow();
    }

    private static Shrinkage shrink(LanguageModel target, String prompt) throws Exception {
        return shrink(target, prompt, new NonInferiority(MARGIN));
    }

    private static Shrinkage shrink(LanguageModel target, String prompt, NonInferiority test) throws Exception {
        return shrink(target, prompt, test, 1);
    }

    private static Shrinkage shrink(LanguageModel target, String prompt, NonInferiority test, int threads)
            throws Exception {
        Suite suite = NumbersSuite.of(EXAMPLES);
        Scorers scorers = EvaluationFixtures.scorers(suite);
        try (Evaluator evaluator = new Evaluator(target, threads, scorers)) {
            TrainEvaluator train = new TrainEvaluator(evaluator, scorers, new ValidityRule(BigDecimal.ZERO), 1);
            return new Shrinker(suite.tasks(), train, test, 1).shrink(prompt, Map.of(), SearchFixture.SILENT);
        }
    }
}
