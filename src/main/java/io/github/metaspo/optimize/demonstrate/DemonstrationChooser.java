package io.github.metaspo.optimize.demonstrate;

import io.github.metaspo.api.Example;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.Reply;
import io.github.metaspo.evaluation.Batch;
import io.github.metaspo.evaluation.EvaluationListener;
import io.github.metaspo.evaluation.Evaluator;
import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.evaluation.Outcome;
import io.github.metaspo.evaluation.PreparedSuite;
import io.github.metaspo.optimize.evaluate.EvaluationRequest;
import io.github.metaspo.optimize.evaluate.TrainEvaluator;
import io.github.metaspo.suite.Demonstration;
import io.github.metaspo.suite.Demonstrations;
import io.github.metaspo.suite.PromptText;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Chooses the demonstrations of a suite: asks the target model the questions of the pools with the suite's own prompts, and takes right
 * replies, of different gold answers first.
 */
public final class DemonstrationChooser {

    private final PreparedSuite prepared;
    private final Evaluator evaluator;

    /**
     * @param prepared a suite with pools
     * @param evaluator asks the target model; stays open
     */
    public DemonstrationChooser(PreparedSuite prepared, Evaluator evaluator) {
        this.prepared = prepared;
        this.evaluator = evaluator;
    }

    /**
     * The suite with its demonstrations.
     *
     * @param choices one for each task that has a pool
     */
    public record Chosen(Suite suite, List<Choice> choices) {
        public Chosen {
            choices = List.copyOf(choices);
        }
    }

    /**
     * What was chosen for one task.
     *
     * @param task with its demonstrations
     * @param right number of right replies
     * @param others why other replies were not chosen although a demonstration is missing, for example {@code 3 cut off}; may be empty
     */
    public record Choice(Task task, int right, String others) {

        /** Returns the number of demonstrations. */
        public int shown() {
            return task.demonstrations().shown().size();
        }
    }

    /**
     * Asks the questions and chooses.
     *
     * @param listener receives every answer
     * @throws ModelException if a failure would meet every call
     * @throws InvalidMeasurementException if too many calls failed, or all
     */
    public Chosen choose(EvaluationListener listener)
            throws ModelException, InvalidMeasurementException, InterruptedException {
        Suite suite = prepared.suite();
        List<Task> asked = suite.tasks().stream()
                .filter(task -> !task.demonstrations().pool().isEmpty())
                .toList();
        if (asked.isEmpty()) {
            return new Chosen(suite, List.of());
        }
        Replies replies = new Replies();
        TrainEvaluator train = TrainEvaluator.of(prepared, evaluator);
        train.expect(DemonstrationPools.questions(suite));
        train.evaluate(
                asked.stream().map(task -> request(suite.systemPrompt(), task)).toList(),
                EvaluationListener.all(listener, replies));
        train.requireAnswers();
        List<Choice> choices = asked.stream()
                .map(task -> choice(task, suite.optimize().demonstrations(), replies))
                .toList();
        Map<String, Task> chosen = choices.stream()
                .collect(Collectors.toMap(choice -> choice.task().id(), Choice::task));
        return new Chosen(
                suite.withTasks(suite.tasks().stream()
                        .map(task -> chosen.getOrDefault(task.id(), task))
                        .toList()),
                choices);
    }

    private static EvaluationRequest request(String systemPrompt, Task task) {
        List<Example> pool = task.demonstrations().pool();
        return new EvaluationRequest(
                systemPrompt,
                task.askedOnce().withTrain(pool).withDemonstrations(Demonstrations.NONE),
                task.prompt(),
                IntStream.range(0, pool.size()).boxed().toList());
    }

    private static Choice choice(Task task, int wanted, Replies replies) {
        List<Usable> usable = new ArrayList<>();
        List<Obstacle> met = new ArrayList<>();
        int right = 0;
        for (Example example : task.demonstrations().pool()) {
            Optional<Replies.Given> reply = replies.of(task, example).filter(Replies.Given::isRight);
            if (reply.isPresent()) {
                right++;
                String input = Demonstration.input(task.prompt(), example);
                obstacle(input, reply.get())
                        .ifPresentOrElse(
                                met::add,
                                () -> usable.add(new Usable(
                                        example.answers().get(0),
                                        new Demonstration(input, reply.get().text()))));
            }
        }
        List<Demonstration> shown = varied(usable, wanted);
        return new Choice(
                task.withDemonstrations(task.demonstrations().withShown(shown)),
                right,
                shown.size() < wanted ? Obstacle.counted(met) : "");
    }

    private static Optional<Obstacle> obstacle(String input, Replies.Given reply) {
        return reply.cut()
                ? Optional.of(Obstacle.CUT)
                : Obstacle.of(reply.text()).or(() -> Obstacle.of(input + "\n" + reply.text()));
    }

    /** Returns some demonstrations: in each pass the first one of every gold answer. */
    private static List<Demonstration> varied(List<Usable> usable, int most) {
        Map<String, Integer> passes = new HashMap<>();
        List<List<Demonstration>> byPass = new ArrayList<>();
        for (Usable one : usable) {
            int pass = passes.merge(one.gold(), 1, Integer::sum);
            if (byPass.size() < pass) {
                byPass.add(new ArrayList<>());
            }
            byPass.get(pass - 1).add(one.demonstration());
        }
        return byPass.stream().flatMap(List::stream).limit(most).toList();
    }

    /** A demonstration with the first gold answer of its example. */
    private record Usable(String gold, Demonstration demonstration) {}

    /** Collects the replies of a run. */
    private static final class Replies implements EvaluationListener {

        private final Map<List<String>, Given> byExample = new ConcurrentHashMap<>();

        /** @param text normalised */
        record Given(String text, boolean isRight, boolean cut) {}

        @Override
        public void answered(Batch batch, int question, Reply reply, Outcome.Scored outcome) {
            byExample.put(
                    List.of(batch.task().id(), batch.example(question).id()),
                    new Given(
                            PromptText.normalise(reply.text()),
                            outcome.judgement().score() == 1,
                            outcome.cut()));
        }

        Optional<Given> of(Task task, Example example) {
            return Optional.ofNullable(byExample.get(List.of(task.id(), example.id())));
        }
    }
}
