package io.github.metaspo.search;

import io.github.metaspo.search.proposal.TaskView;
import io.github.metaspo.suite.UserPrompt;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

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

    boolean isOnAllExamples() {
        return tasks.stream().allMatch(standing -> standing.sample().isWhole());
    }

    /** How many train examples it is asked. */
    int examples() {
        return tasks.stream().mapToInt(standing -> standing.sample().size()).sum();
    }

    /** The same with twice as many examples to ask of each task. */
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
        return tasks.stream().map(Standing::field).toList();
    }

    List<TaskView> views() {
        return tasks.stream().map(Standing::view).toList();
    }

    /** The leader that a winner becomes. */
    Leader succeededBy(Run winner) {
        List<Standing> standings = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            standings.add(tasks.get(i).under(winner.marks(i), winner.mistakes(i)));
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
