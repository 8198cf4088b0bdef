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
 * A task under the leader of a race. The kept user prompts take turns over the examples, so that each example is asked once, and later
 * more often.
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

    /** The mean over the examples that were answered, each with the user prompts whose turn it is; 0 to 1. */
    double score() {
        return fields().stream()
                .mapToDouble(field -> field.incumbent().mean())
                .average()
                .orElseThrow();
    }

    /** The mean over the examples that were answered with the best user prompt, 0 to 1. */
    double scoreOfBest() {
        return best().marks().mean();
    }

    /** One for each time that an example is asked. */
    List<Field> fields() {
        List<UserPrompt> prompts = kept.stream().map(Turn::prompt).toList();
        return IntStream.range(0, turns())
                .mapToObj(turn -> new Field(task, prompts, turn, marks(turn)))
                .toList();
    }

    /** With how many user prompts each example is asked. */
    int turns() {
        return Math.min(sample.turns(), kept.size());
    }

    /** The best user prompt against which a rewrite of it races. */
    Field fieldOfBest() {
        return new Field(task, List.of(best().prompt()), 0, best().marks());
    }

    TaskView view() {
        return new TaskView(task, best().prompt(), mistakes);
    }

    /**
     * The same under another system prompt, with what is known of that.
     *
     * @param marks in each field
     */
    Standing under(List<Marks> marks, List<Mistake> other) {
        List<Turn> turns = new ArrayList<>();
        for (int place = 0; place < kept.size(); place++) {
            Turn turn = kept.get(place);
            Marks known = Marks.unknown(turn.marks().size());
            for (int field = 0; field < marks.size(); field++) {
                known = known.with(ofTurn(marks.get(field), place, field));
            }
            turns.add(new Turn(turn.number(), turn.prompt(), known));
        }
        return new Standing(task, sample, turns, other);
    }

    private Marks ofTurn(Marks marks, int place, int turn) {
        return Marks.of(marks.size(), example -> place(example, turn) == place ? marks.of(example) : Marks.UNKNOWN);
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

    boolean hasMore() {
        return !sample.isWhole() || sample.turns() < kept.size();
    }

    /** The same with more to ask, where there is more. */
    Standing onMore() {
        return hasMore() ? new Standing(task, sample.more(), kept, mistakes) : this;
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

    private Marks marks(int turn) {
        return Marks.of(
                best().marks().size(),
                example -> kept.get(place(example, turn)).marks().of(example));
    }

    private boolean isTurn(int place, int example) {
        return IntStream.range(0, turns()).anyMatch(turn -> place(example, turn) == place);
    }

    /** Of the user prompt whose turn it is with an example. */
    private int place(int example, int turn) {
        return (example + turn) % kept.size();
    }
}
