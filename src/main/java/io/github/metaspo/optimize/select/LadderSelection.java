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
import java.util.OptionalDouble;

/**
 * A selection by ladders: one of candidate system prompts, all compared with the same system prompt, and one of the user prompts of each task,
 * all compared with the same user prompt. Scores with different user prompts cannot be compared: once a task keeps others, the next round
 * over the system prompt begins a new ladder with the incumbent at its foot.
 */
public final class LadderSelection implements Selection {

    /** Examples of each task on which a search begins. */
    private static final int ENOUGH = 12;

    private final TrainEvaluator evaluator;
    private final QuestionBudget budget;
    private final SeedStreams seeds;
    private final int mostUserPrompts;
    private final double price;
    private final Rungs rungs;
    private final SearchAnswers answers = new SearchAnswers();
    private final Map<String, UserLadder> userLadders = new HashMap<>();
    private Optional<SystemLadder> systemLadder = Optional.empty();

    /** The ladder of system prompts, with the incumbent at its foot, whose user prompts all are asked with. */
    private record SystemLadder(Incumbent foot, Ladder ladder) {

        boolean holds(Incumbent incumbent) {
            return prompts(foot).equals(prompts(incumbent));
        }

        private static List<List<UserPrompt>> prompts(Incumbent incumbent) {
            return incumbent.tasks().stream()
                    .map(state ->
                            state.kept().stream().map(ScoredPrompt::prompt).toList())
                    .toList();
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

    /** Returns the examples of each task on which the search begins. */
    public static int firstExamples(Rungs rungs) {
        return first(rungs).examples();
    }

    private static Rungs.Rung first(Rungs rungs) {
        return rungs.at(rungs.holding(ENOUGH));
    }

    @Override
    public TrainSubset subset(Task task) {
        return TrainSubset.first(firstExamples(rungs), task.train().size(), seeds.at("sample", task.id()));
    }

    @Override
    public OpenRound open(int number, Level level, List<Integer> tasks, Incumbent incumbent, SearchListener listener)
            throws ModelException, InvalidMeasurementException, InterruptedException {
        answers.begin(incumbent);
        return switch (level) {
            case SYSTEM_PROMPT -> new SystemRound(incumbent, systemLadder(incumbent), listener);
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
        try (SystemRound round = new SystemRound(incumbent, systemLadder(incumbent), listener)) {
            return round.climbToTheLast();
        }
    }

    private SystemLadder systemLadder(Incumbent incumbent) {
        SystemLadder now = systemLadder
                .filter(ladder -> ladder.holds(incumbent))
                .orElseGet(() -> new SystemLadder(incumbent, ladder(incumbent)));
        systemLadder = Optional.of(now);
        return now;
    }

    private Ladder ladder(Incumbent incumbent) {
        List<List<Integer>> orders =
                incumbent.tasks().stream().map(state -> state.subset().order()).toList();
        return new Ladder(orders, rungs, evaluator, budget, 0);
    }

    private abstract class LadderRound implements OpenRound {

        final Ladder ladder;
        final Ladder.Round round;

        LadderRound(Ladder ladder, SearchListener listener) {
            this.ladder = ladder;
            this.round = ladder.open(listener);
        }

        RoundResult result(Incumbent after, Optional<Climber> newBest) {
            newBest.ifPresent(Climber::lead);
            List<Judged> judged = round.asked().stream().map(this::judged).toList();
            return new RoundResult(after, judged, newBest.isPresent() ? 1 : 0);
        }

        private Judged judged(Climber climber) {
            return new Judged(
                    climber.candidate(),
                    climber.status(ladder.rungs()),
                    climber.stands() ? OptionalDouble.of(gainOverParent(climber)) : OptionalDouble.empty(),
                    climber.evidence(ladder.rungs()));
        }

        private double gainOverParent(Climber climber) {
            Optional<Climber> parent =
                    ladder.of(climber.candidate().request().parent()).filter(Climber::stands);
            int rung = parent.map(one -> Math.min(one.rung(), climber.rung())).orElse(climber.rung());
            return climber.gain(rung) - parent.map(one -> one.gain(rung)).orElse(0.0);
        }

        @Override
        public void close() {
            round.close();
        }
    }

    /** A round over the system prompt. */
    private final class SystemRound extends LadderRound {

        private final Incumbent incumbent;
        private final Incumbent foot;

        SystemRound(Incumbent before, SystemLadder ladder, SearchListener listener)
                throws ModelException, InvalidMeasurementException, InterruptedException {
            super(ladder.ladder(), listener);
            this.foot = ladder.foot();
            try {
                this.incumbent = withMistakes(answered(before));
            } catch (ModelException | InvalidMeasurementException | InterruptedException | RuntimeException e) {
                close();
                throw e;
            }
        }

        /** An incumbent whose tasks keep new user prompts has yet to be asked with them. */
        private Incumbent answered(Incumbent before)
                throws ModelException, InvalidMeasurementException, InterruptedException {
            Rungs.Rung first = first(rungs);
            return before == foot && answers.kept(before).open(ladder.upTo(first)) > 0 ? upTo(before, first) : before;
        }

        /** Asks more of an incumbent without mistakes to learn from, until it makes one or has answered all. Another may take its place. */
        private Incumbent withMistakes(Incumbent before)
                throws ModelException, InvalidMeasurementException, InterruptedException {
            Incumbent now = before;
            while (now.isPerfect() && now.hasMore()) {
                Optional<Climber> climber = ladder.of(now.number());
                int rung = climber.map(Climber::rung).orElse(ladder.rungs().holding(SearchAnswers.asked(now))) + 1;
                long open = climber.isPresent()
                        ? ladder.open(climber.get(), rung)
                        : answers.kept(now).open(ladder.upTo(rung));
                if (!budget.covers(open)) {
                    return now;
                }
                if (climber.isPresent()) {
                    round.climb(climber.get());
                    now = best(now);
                } else {
                    now = upTo(now, rungs.at(rung));
                }
            }
            return now;
        }

        @Override
        public Incumbent incumbent() {
            return incumbent;
        }

        @Override
        public void enter(Admitted candidate) throws ModelException, InterruptedException {
            KnownAnswers known = new KnownAnswers(candidate.proposal().text());
            answers.add(candidate.request().number(), known);
            round.enter(new Climber(candidate, SearchAnswers.kept(known, foot.tasks()), answers.kept(foot)));
        }

        @Override
        public RoundResult finish() throws ModelException, InvalidMeasurementException, InterruptedException {
            round.climb();
            return decided();
        }

        RoundResult climbToTheLast() throws ModelException, InvalidMeasurementException, InterruptedException {
            Optional<Climber> next = ladder.unsure();
            while (next.isPresent()
                    && budget.covers(ladder.open(next.get(), next.get().rung() + 1))) {
                round.climb(next.get());
                next = ladder.unsure();
            }
            return decided();
        }

        private RoundResult decided() throws ModelException, InvalidMeasurementException, InterruptedException {
            Incumbent after = best(incumbent);
            return result(after, after.number() == incumbent.number() ? Optional.empty() : ladder.of(after.number()));
        }

        /** The incumbent that the ladder's best candidate becomes, with the user prompts of now. */
        private Incumbent best(Incumbent now) throws ModelException, InvalidMeasurementException, InterruptedException {
            Optional<Climber> best = ladder.best(0);
            if (best.isEmpty()) {
                return now.number() == foot.number() ? now : upTo(foot, first(rungs));
            }
            Climber leader = best.get();
            return upTo(
                    new Incumbent(leader.number(), leader.candidate().proposal().text(), foot.tasks()),
                    rungs.at(leader.rung()));
        }

        private Incumbent upTo(Incumbent now, Rungs.Rung rung)
                throws ModelException, InvalidMeasurementException, InterruptedException {
            PromptSet.Questions questions = ladder.upTo(rung);
            long open = answers.kept(now).open(questions);
            if (open > 0 && budget.covers(open)) {
                round.ask(answers.kept(now), questions);
            }
            return answers.upTo(now, rung);
        }
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
            return incumbent.with(place, SearchAnswers.of(led, known));
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
