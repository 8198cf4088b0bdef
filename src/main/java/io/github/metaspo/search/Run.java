package io.github.metaspo.search;

import io.github.metaspo.search.proposal.Mistake;

import java.util.ArrayList;
import java.util.List;

/** How far a candidate got in a race. */
final class Run {

    private final Racer racer;
    private final List<Field> fields;
    private final List<Marks> marks = new ArrayList<>();
    private final List<List<Mistake>> mistakes = new ArrayList<>();
    private int questions;
    private int examples;
    private int answered;

    Run(Racer racer, List<Field> fields) {
        this.racer = racer;
        this.fields = fields;
        fields.forEach(field -> {
            marks.add(Marks.unknown(field.incumbent().size()));
            mistakes.add(new ArrayList<>());
        });
    }

    Racer racer() {
        return racer;
    }

    /** Takes in what came of a lap over a field. */
    void add(int field, Lap lap, Lap.Result result) {
        marks.set(field, marks.get(field).with(result.marks()));
        mistakes.get(field).addAll(result.mistakes());
        questions += lap.questions();
        examples += lap.examples().size();
        answered += lap.examples().stream().filter(result.marks()::knows).count();
    }

    /** The number of questions it was asked. */
    int questions() {
        return questions;
    }

    /** Whether at least half of the examples it was asked were answered; a prompt with which most calls fail is not judged by the rest. */
    boolean isJudged() {
        return answered > 0 && 2 * answered >= examples;
    }

    Marks marks(int field) {
        return marks.get(field);
    }

    List<Mistake> mistakes(int field) {
        return List.copyOf(mistakes.get(field));
    }

    /** What it gains on the incumbent, on the examples that both have answered. */
    Gain gain() {
        return Gain.of(fields, marks);
    }
}
