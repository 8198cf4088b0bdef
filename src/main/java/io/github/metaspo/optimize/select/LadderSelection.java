package io.github.metaspo.optimize.select;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.optimize.SearchListener;
import io.github.metaspo.optimize.SearchListener.Level;
import io.github.metaspo.optimize.SeedStreams;
import io.github.metaspo.optimize.evaluate.TrainEvaluator;
import io.github.metaspo.optimize.propose.ProposalResult.Admitted;
import io.github.metaspo.optimize.state.Incumbent;
import io.github.metaspo.optimize.state.ScoredPrompt;
import io.github.metaspo.optimize.state.TaskState;
import io.github.metaspo.optimize.state.TrainSubset;
import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.UserPrompt;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A selection by ladders: one of candidate system prompts, all compared with the same system prompt, and one of the user prompts of each task,
 * all compared with the same user prompt. Scores with different user prompts cannot be compared: once a task keeps others, the next round
 * over the system prompt begins a new ladder whose candidates are compared with the incumbent of then.
 */
public final class LadderSelection implements Selection {

    private final TrainEvaluator evaluator;
    private final QuestionBudget budget;
    private final SeedStreams seeds;
    private final int mostUserPrompts;
    private final double price;
    private final Rungs rungs;
    private final SearchAnswers answers = new SearchAnswers();
    private final Map<String, UserLadder> userLadders = new HashMap<>();
    private Optional<SystemLadder> systemLadder = Optional.empty();

    /** The ladder of system prompts that are all asked with the user prompts of the incumbent that they are compared with. */
    private record SystemLadder(Incumbent reference, Ladder ladder) {

        boolean holds(Incumbent incumbent) {
            return SearchAnswers.userPrompts(reference.tasks()).equals(SearchAnswers.userPrompts(incumbent.tasks()));
        }
    }

    /** The ladder of a task's user prompts; those of other prompts cannot be compared with the same ladder. */
    private record UserLadder(int systemPrompt, int userPrompt, Ladder ladder) {}

    /**
     * @param tasks train tasks, at least one
     * @param price of a proposal in questions, 0 or above
     * @param mostUserPrompts that a task keeps, above 0
     */
    public LadderSelection(
            List<Task> tasks,
            TrainEvaluator evaluator,
            QuestionBudget budget,
            double price,
            long seed,
            int mostUserPrompts) {
        this.evaluator = evaluator;
        this.budget = budget;
        this.price = price;
        this.seeds = new SeedStreams(seed);
        this.mostUserPrompts = mostUserPrompts;
        this.rungs = rungs(tasks, price, mostUserPrompts);
    }

    /** Returns the rungs of a ladder over system prompts. */
    public static Rungs rungs(List<Task> tasks, double price, int mostUserPrompts) {
        return Rungs.of(
                price,
                tasks.size(),
                tasks.stream().mapToInt(task -> task.train().size()).max().orElseThrow(),
                mostUserPrompts);
    }

    @Override
    public TrainSubset subset(Task task) {
        return TrainSubset.first(rungs.start().examples(), task.train().size(), seeds.at("sample", task.id()));
    }

    @Override
    public OpenRound open(int number, Level level, List<Integer> tasks, Incumbent incumbent, SearchListener listener)
            throws ModelException, InvalidMeasurementException, InterruptedException {
        answers.begin(incumbent);
        return switch (level) {
            case SYSTEM_PROMPT -> systemRound(incumbent, listener);
            case USER_PROMPT -> {
                if (tasks.size() != 1) {
                    throw new IllegalArgumentException("user prompts climb in one task at a time, not in " + tasks);
                }
                yield new UserRound(incumbent, tasks.get(0), listener);
            }
        };
    }

    /** Lets the best candidate climb, and any that takes its place, until the best stands on the last rung or the budget is spent. */
    @Override
    public RoundResult finish(Incumbent incumbent, SearchListener listener)
            throws ModelException, InvalidMeasurementException, InterruptedException {
        if (systemLadder.isEmpty()) {
            return Selection.super.finish(incumbent, listener);
        }
        try (SystemLadderRound round = systemRound(incumbent, listener)) {
            return round.climbToTheLast();
        }
    }

    private SystemLadderRound systemRound(Incumbent incumbent, SearchListener listener)
            throws ModelException, InvalidMeasurementException, InterruptedException {
        SystemLadder now = systemLadder
                .filter(ladder -> ladder.holds(incumbent))
                .orElseGet(() -> new SystemLadder(incumbent, ladder(incumbent)));
        systemLadder = Optional.of(now);
        return SystemLadderRound.open(incumbent, now.reference(), now.ladder(), answers, budget, listener);
    }

    private Ladder ladder(Incumbent incumbent) {
        List<List<Integer>> orders =
                incumbent.tasks().stream().map(state -> state.subset().order()).toList();
        return new Ladder(orders, rungs, evaluator, budget, 0);
    }

    /** A round over the user prompt of one task, under the incumbent's system prompt. */
    private final class UserRound extends LadderRound {

        private final Incumbent incumbent;
        private final int place;

        UserRound(Incumbent incumbent, int place, SearchListener listener) {
            super(userLadder(incumbent, incumbent.tasks().get(place)), listener);
            this.incumbent = incumbent;
            this.place = place;
        }

        @Override
        public Incumbent incumbent() {
            return incumbent;
        }

        @Override
        public void enter(Admitted candidate) throws ModelException, InterruptedException {
            TaskState state = incumbent.tasks().get(place);
            UserPrompt text = new UserPrompt(candidate.proposal().text());
            round.enter(new Climber(
                    candidate, asked(state, text), asked(state, state.best().prompt())));
        }

        private PromptSet asked(TaskState state, UserPrompt userPrompt) {
            return new PromptSet(answers.of(incumbent), List.of(state.task()), List.of(List.of(userPrompt)));
        }

        @Override
        public RoundResult finish() throws ModelException, InvalidMeasurementException, InterruptedException {
            round.climb();
            Optional<Climber> best = ladder.best(ladder.rungs().last());
            return result(best.isPresent() ? ledBy(best.get()) : incumbent, best);
        }

        private Incumbent ledBy(Climber best) {
            TaskState state = incumbent.tasks().get(place);
            UserPrompt text = new UserPrompt(best.candidate().proposal().text());
            KnownAnswers known = answers.of(incumbent);
            ScoredPrompt prompt = new ScoredPrompt(best.number(), text, known.of(state.task(), text));
            TaskState led = new TaskState(state.task(), state.subset(), state.ledBy(prompt, mostUserPrompts));
            return incumbent.with(place, SearchAnswers.withResults(led, known));
        }
    }

    private Ladder userLadder(Incumbent incumbent, TaskState state) {
        UserLadder before = userLadders.get(state.task().id());
        int best = state.best().number();
        if (before != null && before.systemPrompt == incumbent.number() && before.userPrompt == best) {
            return before.ladder;
        }
        Ladder ladder = new Ladder(
                List.of(state.subset().order()),
                Rungs.of(price, 1, state.task().train().size(), 1),
                evaluator,
                budget,
                1);
        userLadders.put(state.task().id(), new UserLadder(incumbent.number(), best, ladder));
        return ladder;
    }
}
