package io.github.metaspo.optimize.select;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.optimize.Candidate;
import io.github.metaspo.optimize.SearchListener;
import io.github.metaspo.optimize.SearchListener.Level;
import io.github.metaspo.optimize.evaluate.TrainEvaluator;
import io.github.metaspo.optimize.propose.ProposalResult.Admitted;
import io.github.metaspo.optimize.state.Incumbent;
import io.github.metaspo.optimize.state.ScoredPrompt;
import io.github.metaspo.optimize.state.TaskComparison;
import io.github.metaspo.optimize.state.TaskState;
import io.github.metaspo.optimize.state.TrainSubset;
import io.github.metaspo.suite.Task;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A selection that drops no candidate: each is evaluated on every train example, a system prompt with every kept user prompt. The best
 * system prompt becomes the incumbent if it is strictly better; of old and new user prompts each task keeps the best (MetaSPO, Algorithm 1).
 */
public final class FullSelection implements Selection {

    private final TrainEvaluator evaluator;
    private final int mostUserPrompts;

    /** @param mostUserPrompts that a task keeps, above 0 */
    public FullSelection(TrainEvaluator evaluator, int mostUserPrompts) {
        this.evaluator = evaluator;
        this.mostUserPrompts = mostUserPrompts;
    }

    @Override
    public TrainSubset subset(Task task) {
        return TrainSubset.all(task.train().size());
    }

    @Override
    public OpenRound open(int number, Level level, List<Integer> tasks, Incumbent incumbent, SearchListener listener) {
        return switch (level) {
            case SYSTEM_PROMPT -> new SystemRound(incumbent, listener);
            case USER_PROMPT -> new UserRound(incumbent, listener);
        };
    }

    private static int kept(List<Judged> judged) {
        return Math.toIntExact(judged.stream()
                .filter(one -> one.status() instanceof Candidate.Status.Scored scored && scored.kept())
                .count());
    }

    /** A round in which each candidate is one block from the moment it enters. */
    private abstract class FullRound implements OpenRound {

        final Incumbent incumbent;
        private final SearchListener listener;
        private final SortedMap<Integer, Entry> byNumber = new TreeMap<>();

        private record Entry(Contender contender, Block block) {}

        FullRound(Incumbent incumbent, SearchListener listener) {
            this.incumbent = incumbent;
            this.listener = listener;
        }

        abstract Contender contender(Admitted candidate);

        /** Decides once all contenders, given by number, are evaluated. */
        abstract RoundResult decide(List<Contender> contenders);

        @Override
        public Incumbent incumbent() {
            return incumbent;
        }

        @Override
        public void enter(Admitted candidate) throws ModelException, InterruptedException {
            for (Entry entry : byNumber.values()) {
                entry.block.throwIfFailed();
            }
            Contender contender = contender(candidate);
            byNumber.put(contender.number(), new Entry(contender, Block.begin(evaluator, contender.parts(), listener)));
        }

        @Override
        public RoundResult finish() throws ModelException, InvalidMeasurementException, InterruptedException {
            for (Entry entry : byNumber.values()) {
                entry.block.finish();
            }
            return decide(byNumber.values().stream().map(Entry::contender).toList());
        }

        @Override
        public void close() {
            byNumber.values().forEach(entry -> entry.block.close());
        }
    }

    /** A round over the system prompt. */
    private final class SystemRound extends FullRound {

        private final List<TaskComparison> comparisons;
        private final List<ScoredPrompt> kept;

        SystemRound(Incumbent incumbent, SearchListener listener) {
            super(incumbent, listener);
            this.comparisons = incumbent.comparisons();
            this.kept = incumbent.tasks().stream()
                    .flatMap(state -> state.kept().stream())
                    .toList();
        }

        @Override
        Contender contender(Admitted candidate) {
            return Contender.ofSystemPrompt(candidate, comparisons);
        }

        @Override
        RoundResult decide(List<Contender> contenders) {
            SortedMap<Integer, Incumbent> rivals = new TreeMap<>();
            contenders.stream()
                    .filter(this::isComparable)
                    .forEach(contender -> rivals.put(contender.number(), contender.succeeding(incumbent)));
            Incumbent best = rivals.values().stream()
                    .max(Comparator.comparing(Incumbent::score)
                            .thenComparing(Incumbent::number, Comparator.reverseOrder()))
                    .filter(rival -> rival.score() > incumbent.score())
                    .orElse(incumbent);
            List<Judged> judged = new ArrayList<>();
            for (Contender contender : contenders) {
                Incumbent rival = rivals.get(contender.number());
                judged.add(
                        rival == null
                                ? Judged.unanswered(contender.candidate())
                                : new Judged(
                                        contender.candidate(),
                                        new Candidate.Status.Scored(
                                                rival.score(), contender.questions(), rival == best),
                                        OptionalDouble.of(rival.score() - incumbent.score())));
            }
            return new RoundResult(best, judged, kept(judged));
        }

        /** Whether a contender was answered with every user prompt with which the incumbent was. */
        private boolean isComparable(Contender contender) {
            return IntStream.range(0, kept.size())
                    .allMatch(i -> contender.results().get(i).isAnswered()
                            || !kept.get(i).result().isAnswered());
        }
    }

    /** A round over the user prompts of tasks. */
    private final class UserRound extends FullRound {

        UserRound(Incumbent incumbent, SearchListener listener) {
            super(incumbent, listener);
        }

        @Override
        Contender contender(Admitted candidate) {
            return Contender.ofUserPrompt(
                    candidate, incumbent.systemPrompt(), stateOf(candidate).comparisonWithBest());
        }

        @Override
        RoundResult decide(List<Contender> contenders) {
            Incumbent after = new Incumbent(
                    incumbent.number(),
                    incumbent.systemPrompt(),
                    incumbent.tasks().stream()
                            .map(state -> state.with(rewrites(state, contenders), mostUserPrompts))
                            .toList());
            List<Integer> kept = after.tasks().stream()
                    .flatMap(state -> state.kept().stream())
                    .map(ScoredPrompt::number)
                    .toList();
            List<Judged> judged = contenders.stream()
                    .map(contender -> judged(contender, kept.contains(contender.number())))
                    .toList();
            return new RoundResult(after, judged, kept(judged));
        }

        private List<ScoredPrompt> rewrites(TaskState state, List<Contender> contenders) {
            return contenders.stream()
                    .filter(contender -> stateOf(contender.candidate()) == state
                            && contender.results().get(0).isAnswered())
                    .map(Contender::scoredPrompt)
                    .toList();
        }

        private Judged judged(Contender contender, boolean isKept) {
            Admitted candidate = contender.candidate();
            if (!contender.results().get(0).isAnswered()) {
                return Judged.unanswered(candidate);
            }
            double score = contender.results().get(0).score();
            return new Judged(
                    candidate,
                    new Candidate.Status.Scored(score, contender.questions(), isKept),
                    OptionalDouble.of(score - stateOf(candidate).best().result().score()));
        }

        private TaskState stateOf(Admitted candidate) {
            String task = candidate.request().task().orElseThrow();
            return incumbent.tasks().stream()
                    .filter(state -> state.task().id().equals(task))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
