package io.github.metaspo.optimize.select;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.optimize.Candidate.Status;
import io.github.metaspo.optimize.SearchListener;
import io.github.metaspo.optimize.SearchListener.Level;
import io.github.metaspo.optimize.SeedStreams;
import io.github.metaspo.optimize.evaluate.TrainEvaluator;
import io.github.metaspo.optimize.propose.ProposalResult.Admitted;
import io.github.metaspo.optimize.state.Incumbent;
import io.github.metaspo.optimize.state.TaskComparison;
import io.github.metaspo.optimize.state.TaskState;
import io.github.metaspo.optimize.state.TrainSubset;
import io.github.metaspo.suite.Task;
import org.apache.commons.rng.UniformRandomProvider;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A selection in which candidates race the incumbent and are dropped as soon as they fall behind. They race on the scores of single
 * answers; one that answered everything is judged by the tasks' metrics. A round over user prompts is one of a single task.
 */
public final class RaceSelection implements Selection {

    private final TrainEvaluator evaluator;
    private final QuestionBudget budget;
    private final SeedStreams seeds;
    private final int mostUserPrompts;
    private final ExampleWeights weights = new ExampleWeights();
    private final Backfill backfill;

    /** @param mostUserPrompts that a task keeps, above 0 */
    public RaceSelection(TrainEvaluator evaluator, QuestionBudget budget, long seed, int mostUserPrompts) {
        this.evaluator = evaluator;
        this.budget = budget;
        this.seeds = new SeedStreams(seed);
        this.mostUserPrompts = mostUserPrompts;
        this.backfill = new Backfill(evaluator);
    }

    /** Returns the most questions of the first round over the system prompt. */
    public static long firstRoundQuestions(List<Task> tasks, int candidates) {
        return Race.mostQuestions(tasks, candidates, TrainSubset.FIRST);
    }

    /** Returns the examples of each task in the first block of a race. */
    public static int firstBlock() {
        return Race.FIRST_BLOCK;
    }

    @Override
    public TrainSubset subset(Task task) {
        return TrainSubset.first(task.train().size(), seeds.at("sample", task.id()));
    }

    @Override
    public OpenRound open(int number, Level level, List<Integer> tasks, Incumbent incumbent, SearchListener listener)
            throws ModelException, InvalidMeasurementException, InterruptedException {
        UniformRandomProvider random = seeds.at("race", number);
        return switch (level) {
            case SYSTEM_PROMPT -> new SystemRound(incumbent, random, listener);
            case USER_PROMPT -> {
                if (tasks.size() != 1) {
                    throw new IllegalArgumentException("user prompts race in one task at a time, not in " + tasks);
                }
                yield new UserRound(backfill.of(tasks, incumbent, listener), tasks.get(0), random, listener);
            }
        };
    }

    private abstract class RaceRound implements OpenRound {

        final Incumbent incumbent;
        final SearchListener listener;
        private final List<TaskComparison> comparisons;
        private final Race race;

        RaceRound(
                Incumbent incumbent,
                List<TaskComparison> comparisons,
                UniformRandomProvider random,
                SearchListener listener) {
            this.incumbent = incumbent;
            this.comparisons = comparisons;
            this.listener = listener;
            List<int[]> orders = comparisons.stream()
                    .map(comparison -> weights.order(comparison, random))
                    .toList();
            this.race = new Race(orders, evaluator, budget, listener);
        }

        abstract Contender contender(Admitted candidate, List<TaskComparison> comparisons);

        /** The incumbent's score on the comparisons. */
        abstract double score();

        abstract Incumbent succeededBy(Contender winner)
                throws ModelException, InvalidMeasurementException, InterruptedException;

        @Override
        public Incumbent incumbent() {
            return incumbent;
        }

        @Override
        public void enter(Admitted candidate) throws ModelException, InterruptedException {
            race.enter(contender(candidate, comparisons));
        }

        @Override
        public RoundResult finish() throws ModelException, InvalidMeasurementException, InterruptedException {
            race.run();
            Optional<Contender> winner = race.winner();
            for (Contender contender : race.contenders()) {
                for (int i = 0; i < comparisons.size(); i++) {
                    weights.add(comparisons.get(i), contender.results().get(i).scores());
                }
            }
            List<Judged> judged = race.contenders().stream()
                    .map(contender ->
                            judged(contender, winner.filter(contender::equals).isPresent()))
                    .toList();
            return new RoundResult(winner.isPresent() ? succeededBy(winner.get()) : incumbent, judged);
        }

        private Judged judged(Contender contender, boolean won) {
            if (contender.questions() > 0 && !contender.isJudged()) {
                return Judged.unanswered(contender.candidate());
            }
            double gain = contender.gain();
            Status status = won
                    ? new Status.Scored(Math.min(1, score() + gain), contender.questions(), true)
                    : new Status.Dropped(gain, contender.questions());
            return new Judged(contender.candidate(), status, OptionalDouble.of(gain));
        }

        @Override
        public void close() {
            race.close();
        }
    }

    /** A race over the system prompt. */
    private final class SystemRound extends RaceRound {

        SystemRound(Incumbent incumbent, UniformRandomProvider random, SearchListener listener) {
            super(incumbent, incumbent.comparisons(), random, listener);
        }

        @Override
        Contender contender(Admitted candidate, List<TaskComparison> comparisons) {
            return Contender.ofSystemPrompt(candidate, comparisons);
        }

        @Override
        double score() {
            return incumbent.score();
        }

        @Override
        Incumbent succeededBy(Contender winner) {
            return winner.succeeding(incumbent);
        }
    }

    /** A race over the user prompt of one task, under the incumbent's system prompt. */
    private final class UserRound extends RaceRound {

        private final int place;

        UserRound(Incumbent incumbent, int place, UniformRandomProvider random, SearchListener listener) {
            super(incumbent, List.of(incumbent.tasks().get(place).comparisonWithBest()), random, listener);
            this.place = place;
        }

        private TaskState state() {
            return incumbent.tasks().get(place);
        }

        @Override
        Contender contender(Admitted candidate, List<TaskComparison> comparisons) {
            return Contender.ofUserPrompt(candidate, incumbent.systemPrompt(), comparisons.get(0));
        }

        @Override
        double score() {
            return state().best().result().scores().total();
        }

        @Override
        Incumbent succeededBy(Contender winner)
                throws ModelException, InvalidMeasurementException, InterruptedException {
            Incumbent led = incumbent.with(place, state().ledBy(winner.scoredPrompt(), mostUserPrompts));
            return backfill.of(List.of(place), led, listener);
        }
    }
}
