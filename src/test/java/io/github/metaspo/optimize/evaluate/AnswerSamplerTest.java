package io.github.metaspo.optimize.evaluate;

import io.github.metaspo.api.Judgement;
import io.github.metaspo.api.Reply;
import io.github.metaspo.api.Usage;
import io.github.metaspo.evaluation.Batch;
import io.github.metaspo.evaluation.Outcome;
import io.github.metaspo.optimize.TrainAnswer;
import io.github.metaspo.optimize.propose.ProposalFixtures;
import io.github.metaspo.suite.Extraction;
import io.github.metaspo.suite.Task;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class AnswerSamplerTest {

    private static final int EXAMPLES = 200;

    private final Task task = ProposalFixtures.task(
            "mail", "{question}", new Extraction.Text(), ProposalFixtures.examples("mail", EXAMPLES));
    private final Batch batch = new Batch("Seed.", task, task.prompt(), task.train());

    @Test
    void aBoundedNumberOfWrongAndOfRightAnswersIsKept() {
        List<TrainAnswer> answers = sample(inOrder());

        assertThat(answers).filteredOn(answer -> !answer.isRight()).hasSize(AnswerSampler.MOST_WRONG);
        assertThat(answers).filteredOn(TrainAnswer::isRight).hasSize(AnswerSampler.MOST_RIGHT);
        assertThat(answers).allSatisfy(answer -> assertThat(answer.cut()).isEqualTo(answer.score() == 0));
    }

    @Test
    void theSampleDoesNotDependOnTheOrderOfTheReplies() {
        List<Integer> shuffled = new ArrayList<>(inOrder());
        Collections.shuffle(shuffled, new Random(1));

        assertThat(sample(shuffled)).isEqualTo(sample(inOrder()));
    }

    @Test
    void mergedResultsStayBoundedAndKeepRightAnswers() {
        EvaluationResult one =
                new EvaluationResult(ExampleScores.unknown(EXAMPLES), OptionalDouble.empty(), sample(inOrder()));

        List<TrainAnswer> merged = one.with(one).answers();

        assertThat(merged).filteredOn(answer -> !answer.isRight()).hasSize(AnswerSampler.MOST_WRONG);
        assertThat(merged).filteredOn(TrainAnswer::isRight).hasSize(AnswerSampler.MOST_RIGHT);
    }

    @Test
    void aResultTellsHowManyOfTheAskedExamplesAreRight() {
        EvaluationResult result = new EvaluationResult(
                ExampleScores.of(4, example -> example == 3 ? ExampleScores.UNKNOWN : example / 2.0),
                OptionalDouble.empty(),
                List.of());

        assertThat(result.feedback(task, task.prompt()).score())
                .satisfies(score -> assertThat(score.right()).isEqualTo(1))
                .satisfies(score -> assertThat(score.asked()).isEqualTo(3))
                .satisfies(score -> assertThat(score.total()).isEqualTo(0.5));
    }

    private static List<Integer> inOrder() {
        return IntStream.range(0, EXAMPLES).boxed().toList();
    }

    /** Every second answer is right, and the wrong ones are cut. */
    private List<TrainAnswer> sample(List<Integer> questions) {
        AnswerSampler sampler = new AnswerSampler(List.of(batch), 7);
        for (int question : questions) {
            boolean right = question % 2 == 0;
            sampler.answered(
                    batch,
                    question,
                    new Reply("reply " + question, !right, Usage.NONE, "tiny"),
                    new Outcome.Scored(new Judgement("1", Optional.of("x"), right ? 1 : 0), !right));
        }
        return sampler.of(batch);
    }
}
