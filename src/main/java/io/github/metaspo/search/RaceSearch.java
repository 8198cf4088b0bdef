package io.github.metaspo.search;

import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.model.ModelException;
import io.github.metaspo.search.Standing.Turn;
import io.github.metaspo.search.Stop.Cause;
import io.github.metaspo.suite.OptimizeSettings;
import io.github.metaspo.suite.OptimizeSettings.Method;
import io.github.metaspo.suite.Task;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * MetaSPO in many small rounds: system prompts for all tasks, and now and then user prompts for one, race the incumbent over the same
 * train examples and are dropped as soon as they fall behind. For metrics that are means over examples.
 */
public final class RaceSearch extends StepwiseSearch<Leader> {

    private final OptimizeSettings dials;
    private final long questions;
    private final Writer systemWriter;
    private final Writer userWriter;
    private final Allowance allowance;
    private final List<Sample> samples;
    private final RaceRounds rounds;

    /**
     * A search.
     *
     * @param systemPrompt that it begins with
     * @param tasks to learn from, at least one
     * @param questions most that it asks; never fewer than one round takes
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
        super(systemPrompt, tasks, examiner, List.of(systemWriter, userWriter));
        this.dials = dials;
        this.questions = Math.max(questions, firstQuestions());
        this.systemWriter = systemWriter;
        this.userWriter = userWriter;
        this.allowance = new Allowance(examiner, List.of(systemWriter, userWriter), extent());
        Randoms randoms = new Randoms(dials.seed());
        this.samples = this.tasks.stream()
                .map(task -> Sample.first(task.train().size(), randoms.at("sample", task.id())))
                .toList();
        Track track = new Track(examiner, allowance, randoms, seen, history, new Attempts(), new Disagreement());
        this.rounds = new RaceRounds(dials, systemWriter, userWriter, track);
    }

    @Override
    public Extent extent() {
        long forRounds = questions - Questions.of(tasks, Sample.FIRST);
        long optimizerCalls = systemWriter.mostCalls(dials.systemCandidates() * (forRounds / firstBlock()));
        if (dials.method() != Method.OUTER_LOOP) {
            long userQuestions = Math.round(RaceRounds.USER_SHARE * forRounds);
            long smallestBlock = tasks.stream()
                    .mapToLong(task -> Questions.of(List.of(task), Race.FIRST_BLOCK))
                    .min()
                    .orElseThrow();
            optimizerCalls += userWriter.mostCalls(userQuestions / smallestBlock + dials.userCandidates());
        }
        return new Extent(questions, optimizerCalls);
    }

    /** The start and the first round, which is one over the system prompt, when nothing is refused. */
    @Override
    public Extent firstRound() {
        return new Extent(firstQuestions(), systemWriter.mostCalls(dials.systemCandidates()));
    }

    private long firstQuestions() {
        return Questions.of(tasks, Sample.FIRST) + Race.mostQuestions(tasks, dials.systemCandidates(), Sample.FIRST);
    }

    @Override
    Leader next(Leader best, SearchListener listener)
            throws ModelException, InvalidMeasurementException, InterruptedException {
        return rounds.next(best, listener);
    }

    @Override
    Optional<Stop> reasonToStop(Leader best) {
        if (rounds.isToGrow(best)) {
            return Optional.empty();
        }
        if (best.isPerfect()) {
            return Optional.of(
                    new Stop(Cause.NOTHING_TO_LEARN, "every train example that was asked is answered right"));
        }
        if (rounds.idle() >= dials.patience()) {
            return Optional.of(stopped(Cause.ALL_MADE, "%,d rounds in a row changed nothing", dials.patience()));
        }
        if (!allowance.covers(dials.systemCandidates() * best.questions(Race.FIRST_BLOCK))) {
            return Optional.of(stopped(Cause.ALL_MADE, "the %,d questions of this search were asked", questions));
        }
        boolean canWrite = allowance.covers(systemWriter, dials.systemCandidates())
                && allowance.covers(userWriter, dials.userCandidates());
        return canWrite
                ? Optional.empty()
                : Optional.of(stopped(
                        Cause.ALL_MADE,
                        "the %,d calls to the optimizer of this search were made",
                        extent().optimizerCalls()));
    }

    @Override
    Leader start(SearchListener listener) throws ModelException, InvalidMeasurementException, InterruptedException {
        List<Lap> laps =
                IntStream.range(0, tasks.size()).mapToObj(this::firstLap).toList();
        List<Lap.Result> results = examiner.run(laps, listener);
        List<Standing> standings = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            Task task = tasks.get(i);
            Lap.Result result = results.get(i);
            int number = begin(task, result.marks().mean(), laps.get(i).questions());
            Turn given = new Turn(number, task.prompt(), result.marks());
            standings.add(new Standing(task, samples.get(i), List.of(given), result.mistakes()));
        }
        double score = new Leader(0, systemPrompt, standings).score();
        return new Leader(begin(score), systemPrompt, standings);
    }

    private static Stop stopped(Cause cause, String sentence, long number) {
        return new Stop(cause, String.format(Locale.ROOT, sentence, number));
    }

    private Lap firstLap(int task) {
        return new Lap(
                systemPrompt,
                tasks.get(task),
                tasks.get(task).prompt(),
                samples.get(task).places());
    }

    /** What the first block of the first round asks, when nothing is refused. */
    private long firstBlock() {
        return dials.systemCandidates() * Questions.of(tasks, Race.FIRST_BLOCK);
    }
}
