package io.github.metaspo.search;

import io.github.metaspo.search.proposal.Mistake;
import io.github.metaspo.search.proposal.TaskView;
import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.UserPrompt;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A task under the leader of a race. The kept user prompts take turns over the examples, so that each example is asked once.
 *
 * @param sample of the train examples; no other is asked
 * @param kept the best first; at least one
 * @param mistakes some of what is answered wrong
 */
record Standing(Task task, Sample sample, List<Turn> kept, List<Mistake> mistakes) {

    private static final int MOST_MISTAKES = 24;

    /**
     * A kept user prompt.
     *
     * @param number of the candidate that it was
     * @param marks under the leader's system prompt, as far as they are known
     */
    record Turn(int number, UserPrompt prompt, Marks marks) {}

    Standing {
        kept = List.copyOf(kept);
        mistakes = mistakes.stream().limit(MOST_MISTAKES).toList();
    }

    Turn best() {
        return kept.get(0);
    }

    /** The mean over the examples that were answered, each with the user prompt whose turn it is; 0 to 1. */
    double score() {
        return marks().mean();
    }

    /** The mean over the examples that were answered with the best user prompt, 0 to 1. */
    double scoreOfBest() {
        return best().marks().mean();
    }

    Field field() {
        return new Field(task, kept.stream().map(Turn::prompt).toList(), marks());
    }

    /** The best user prompt against which a rewrite of it races. */
    Field fieldOfBest() {
        return new Field(task, List.of(best().prompt()), best().marks());
    }

    TaskView view() {
        return new TaskView(task, best().prompt(), mistakes);
    }

    /** The same under another system prompt, with what is known of that. */
    Standing under(Marks marks, List<Mistake> other) {
        List<Turn> turns = new ArrayList<>();
        for (int place = 0; place < kept.size(); place++) {
            Turn turn = kept.get(place);
            int own = place;
            Marks known = Marks.of(marks.size(), example -> isTurn(own, example) ? marks.of(example) : Marks.UNKNOWN);
            turns.add(new Turn(turn.number(), turn.prompt(), known));
        }
        return new Standing(task, sample, turns, other);
    }

    /** The same with a new best user prompt. */
    Standing ledBy(Turn best, List<Mistake> other, int most) {
        List<Turn> turns = new ArrayList<>(List.of(best));
        kept.stream().limit(most - 1L).forEach(turns::add);
        return new Standing(task, sample, turns, other);
    }

    /** The same with more known of the kept user prompt at a place. */
    Standing knowing(int place, Lap.Result more) {
        List<Turn> turns = new ArrayList<>(kept);
        Turn turn = turns.get(place);
        turns.set(place, new Turn(turn.number(), turn.prompt(), turn.marks().with(more.marks())));
        List<Mistake> known = place == 0
                ? Stream.concat(more.mistakes().stream(), mistakes.stream()).toList()
                : mistakes;
        return new Standing(task, sample, turns, known);
    }

    /** The same with twice as many examples to ask. */
    Standing onMore() {
        return new Standing(task, sample.doubled(), kept, mistakes);
    }

    /** The examples that the kept user prompt at a place has yet to answer: those of its turn, and of the best one all. */
    List<Integer> open(int place) {
        Marks marks = kept.get(place).marks();
        return sample.places().stream()
                .filter(example -> (place == 0 || isTurn(place, example)) && !marks.knows(example))
                .sorted()
                .toList();
    }

    /** How many questions these are over all kept user prompts. */
    long openQuestions() {
        return IntStream.range(0, kept.size())
                        .mapToLong(place -> open(place).size())
                        .sum()
                * task.repeats();
    }

    private Marks marks() {
        return Marks.of(
                best().marks().size(),
                example -> kept.get(example % kept.size()).marks().of(example));
    }

    private boolean isTurn(int place, int example) {
        return example % kept.size() == place;
    }
}
