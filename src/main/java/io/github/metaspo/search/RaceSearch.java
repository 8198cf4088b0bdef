package io.github.metaspo.search;

import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.model.ModelException;
import io.github.metaspo.model.ModelException.Kind;
import io.github.metaspo.search.Standing.Turn;
import io.github.metaspo.suite.OptimizeSettings;
import io.github.metaspo.suite.Task;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * MetaSPO in many small rounds: system prompts for all tasks, and now and then user prompts for one, race the incumbent over the same
 * train examples and are dropped as soon as they fall behind. For metrics that are means over examples.
 */
public final class RaceSearch implements Search {

    private final String systemPrompt;
    private final List<Task> tasks;
    private final OptimizeSettings dials;
    private final long questions;
    private final Examiner examiner;
    private final Writer systemWriter;
    private final Allowance allowance;
    private final RaceRounds rounds;
    private final Seen seen = new Seen();
    private final History history = new History();

    /**
     * A search.
     *
     * @param systemPrompt that it begins with
     * @param tasks to learn from, at least one
     * @param questions most that it asks
     * @param userWriter writes user prompts
     * @param systemWriter writes system prompts
     */
    public RaceSearch(
            String systemPrompt,
            List<Task> tasks,
            OptimizeSettings dials,
            long questions,
            Examiner examiner,
            Writer userWriter,
            Writer systemWriter) {
        this.systemPrompt = systemPrompt;
        this.tasks = List.copyOf(tasks);
        this.dials = dials;
        this.questions = questions;
        this.examiner = examiner;
        this.systemWriter = systemWriter;
        this.allowance = new Allowance(examiner, questions);
        Track track = new Track(examiner, allowance, new Randoms(dials.seed()), seen, history, new Attempts());
        this.rounds = new RaceRounds(dials, systemWriter, userWriter, track);
    }

    @Override
    public Extent extent() {
        return extent((questions - startQuestions()) / firstBlock());
    }

    @Override
    public Extent firstRound() {
        return extent(1);
    }

    @Override
    public Found run(SearchListener listener) throws ModelException, InvalidMeasurementException, InterruptedException {
        Leader start = null;
        Leader best = null;
        String stopped = "";
        try {
            start = start(listener);
            best = start;
            listener.started(systemPrompt, start.score());
            for (stopped = reasonToStop(best); stopped.isEmpty(); stopped = reasonToStop(best)) {
                best = rounds.next(best, listener);
            }
        } catch (ModelException e) {
            if (e.kind() != Kind.BUDGET_SPENT) {
                throw e;
            }
            stopped = String.valueOf(e.getMessage());
        }
        return found(start, best, stopped);
    }

    /** Empty as long as there is none. */
    private String reasonToStop(Leader best) {
        if (best.isPerfect()) {
            return "every train example is answered right";
        }
        if (rounds.idle() >= dials.patience()) {
            return dials.patience() + " rounds over the system prompt in a row changed nothing";
        }
        return allowance.covers(firstBlock())
                ? ""
                : String.format(Locale.ROOT, "the %,d questions of this search were asked", questions);
    }

    /** The suite's own prompts, scored. */
    private Leader start(SearchListener listener)
            throws ModelException, InvalidMeasurementException, InterruptedException {
        List<Lap.Result> results =
                examiner.run(tasks.stream().map(this::wholeLap).toList(), listener);
        seen.of(Optional.empty()).add(systemPrompt);
        List<Standing> standings = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            Task task = tasks.get(i);
            Lap.Result result = results.get(i);
            Optional<String> id = Optional.of(task.id());
            String template = task.prompt().template();
            seen.of(id).add(template);
            int number = history.begin(id, template, result.marks().mean(), FullSearch.questions(task));
            standings.add(
                    new Standing(task, List.of(new Turn(number, task.prompt(), result.marks())), result.mistakes()));
        }
        double score = new Leader(0, systemPrompt, standings).score();
        return new Leader(history.begin(Optional.empty(), systemPrompt, score, 0), systemPrompt, standings);
    }

    private Lap wholeLap(Task task) {
        List<Integer> all = IntStream.range(0, task.train().size()).boxed().toList();
        return new Lap(systemPrompt, task, task.prompt(), all);
    }

    private Extent extent(long roundsMade) {
        int calls = systemWriter.proposer().callsPerProposal();
        return new Extent(
                Math.min(questions, startQuestions() + roundsMade * firstBlock()),
                roundsMade * dials.systemCandidates() * calls);
    }

    private long startQuestions() {
        return tasks.stream().mapToLong(FullSearch::questions).sum();
    }

    /** What the first block of a round asks, when nothing is refused. */
    private long firstBlock() {
        return dials.systemCandidates()
                * tasks.stream()
                        .mapToLong(task ->
                                (long) Math.min(Race.FIRST_BLOCK, task.train().size()) * task.repeats())
                        .sum();
    }

    private Found found(@Nullable Leader start, @Nullable Leader best, String stopped) {
        return new Found(
                best == null ? systemPrompt : best.systemPrompt(),
                best == null ? FullSearch.givenPrompts(tasks) : best.bestPrompts(),
                start == null ? OptionalDouble.empty() : OptionalDouble.of(start.score()),
                best == null ? OptionalDouble.empty() : OptionalDouble.of(best.score()),
                history.candidates(),
                stopped);
    }
}
