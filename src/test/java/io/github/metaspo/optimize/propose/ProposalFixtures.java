package io.github.metaspo.optimize.propose;

import io.github.metaspo.api.Example;
import io.github.metaspo.api.Location;
import io.github.metaspo.optimize.TaskFeedback;
import io.github.metaspo.optimize.TrainAnswer;
import io.github.metaspo.suite.Extraction;
import io.github.metaspo.suite.MetricSettings;
import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.UserPrompt;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Fixtures: tasks, proposal contexts and generators for tests of proposers. */
public final class ProposalFixtures {

    public static final String STARS =
            """
            Predict the stars of this review.
            <Question>{question}</Question>
            At the end present your answer in <answer> and </answer>.""";

    private static final int WRONG = 5;

    private ProposalFixtures() {}

    public static UniformRandomProvider random(long seed) {
        return RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
    }

    public static Task task(String id, String prompt, Extraction extraction, List<Example> train) {
        return new Task(
                id,
                Task.Role.TRAIN,
                new UserPrompt(prompt),
                train,
                List.of(Example.of("held-out", "the held-out question of " + id, "held-out answer")),
                extraction,
                new MetricSettings("accuracy", Map.of(), new Location(Path.of("review.yaml"), 9, 5)),
                1,
                Optional.empty(),
                1,
                new Location(Path.of("review.yaml"), 8, 5));
    }

    /** A task with twelve train examples. */
    public static Task stars() {
        return task("stars", STARS, new Extraction.Tag("answer"), examples("review", 12));
    }

    public static List<Example> examples(String word, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> Example.of(word + "-" + i, word + " number " + i, String.valueOf(1 + i % 5)))
                .toList();
    }

    /** A task whose first five train examples are answered wrong and whose others are answered right. */
    public static TaskFeedback view(Task task) {
        List<TrainAnswer> answers = IntStream.range(0, task.train().size())
                .mapToObj(i -> answer(task.train().get(i), i >= WRONG))
                .toList();
        int right = Math.max(0, answers.size() - WRONG);
        double share = answers.isEmpty() ? 0 : (double) right / answers.size();
        return new TaskFeedback(task, task.prompt(), new TaskFeedback.Score(right, answers.size(), share), answers);
    }

    private static TrainAnswer answer(Example example, boolean right) {
        String answer = right ? example.answers().get(0) : "9";
        String reply = "I think it is <answer>" + answer + "</answer>, " + example.id();
        return new TrainAnswer(example, reply, Optional.of(answer), right ? 1 : 0, false);
    }

    public static ProposalContext.System system(String current, Task... tasks) {
        return new ProposalContext.System(
                current, List.of(tasks).stream().map(ProposalFixtures::view).toList(), List.of(), List.of());
    }

    public static ProposalContext.User user(Task task) {
        return new ProposalContext.User("You are a helpful assistant.", view(task), List.of(), List.of());
    }

    public static Proposal.Prompt proposal(String text) {
        return new Proposal.Prompt(text, List.of());
    }
}
