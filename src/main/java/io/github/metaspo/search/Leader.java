package io.github.metaspo.search;

import io.github.metaspo.search.proposal.Mistake;
import io.github.metaspo.search.proposal.TaskView;
import io.github.metaspo.suite.UserPrompt;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The incumbent of a race: a system prompt and what each task keeps under it.
 *
 * @param number of the candidate that the system prompt was
 * @param systemPrompt normalised
 * @param tasks every train task, in the order of the suite
 */
record Leader(int number, String systemPrompt, List<Standing> tasks) implements Best {

    Leader {
        tasks = List.copyOf(tasks);
    }

    /** The weighted mean over the tasks of their scores, 0 to 1. */
    @Override
    public double score() {
        return Best.weightedMean(tasks, Standing::task, Standing::score);
    }

    /** Whether there are examples that it is not asked, or not with every kept user prompt. */
    boolean hasMore() {
        return tasks.stream().anyMatch(Standing::hasMore);
    }

    /** How many questions it is judged by. */
    int questions() {
        return tasks.stream()
                .mapToInt(standing -> standing.sample().size()
                        * standing.turns()
                        * standing.task().repeats())
                .sum();
    }

    /** How many questions a candidate is asked that is asked so many examples of each task. */
    long questions(int examples) {
        return tasks.stream()
                .mapToLong(standing -> standing.turns() * Questions.of(List.of(standing.task()), examples))
                .sum();
    }

    /** The same with more to ask of each task. */
    Leader onMore() {
        return new Leader(
                number, systemPrompt, tasks.stream().map(Standing::onMore).toList());
    }

    /** How many questions are yet to be asked of it. */
    long openQuestions() {
        return tasks.stream().mapToLong(Standing::openQuestions).sum();
    }

    boolean isPerfect() {
        return tasks.stream().allMatch(standing -> standing.mistakes().isEmpty());
    }

    List<Field> fields() {
        return tasks.stream().flatMap(standing -> standing.fields().stream()).toList();
    }

    List<TaskView> views() {
        return tasks.stream().map(Standing::view).toList();
    }

    /** The leader that a winner becomes. */
    Leader succeededBy(Run winner) {
        List<Standing> standings = new ArrayList<>();
        int from = 0;
        for (Standing standing : tasks) {
            int to = from + standing.turns();
            List<Mistake> mistakes = IntStream.range(from, to)
                    .mapToObj(winner::mistakes)
                    .flatMap(List::stream)
                    .toList();
            standings.add(standing.under(
                    IntStream.range(from, to).mapToObj(winner::marks).toList(), mistakes));
            from = to;
        }
        return new Leader(
                winner.racer().candidate().order().number(),
                winner.racer().candidate().draft().text(),
                standings);
    }

    Leader with(int place, Standing standing) {
        List<Standing> changed = new ArrayList<>(tasks);
        changed.set(place, standing);
        return new Leader(number, systemPrompt, changed);
    }

    @Override
    public SortedMap<String, UserPrompt> bestPrompts() {
        SortedMap<String, UserPrompt> best = new TreeMap<>();
        tasks.forEach(standing -> best.put(standing.task().id(), standing.best().prompt()));
        return best;
    }
}
