package io.github.metaspo.report.html.view;

import io.github.metaspo.report.html.data.Answer;
import io.github.metaspo.report.html.data.MeasuredTask;
import io.github.metaspo.report.html.data.Pairing;
import io.github.metaspo.report.html.data.QuestionKey;
import io.github.metaspo.report.html.data.Side;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which questions a page lists, and of which it shows the texts. Decided before any text is read, so that a page of 100,000 questions reads
 * those of few.
 *
 * @param compared whether there are two measurements
 * @param tasks in the order of the suite
 */
record MatrixPlan(boolean compared, List<OfTask> tasks) {

    /** A suite with no more questions than this shows all texts. */
    private static final int SMALL = 400;

    private static final int MOST_TEXTS = 1_000;
    private static final int MOST_TEXTS_OF_A_GROUP = 100;

    /**
     * How many questions changed.
     *
     * @param known whether there are two measurements
     * @param paired questions that both answered
     */
    record Changes(boolean known, long wins, long losses, long paired) {}

    /** What became of a question. */
    enum Group {
        WORSE("Got worse", true),
        BETTER("Got better", true),
        STILL_NOT_RIGHT("Still not right", false),
        STILL_RIGHT("Still right", false),
        NOT_RIGHT("Not right", true),
        RIGHT("Right", false),
        NOT_COMPARED("Not compared", false);

        private final String title;
        private final boolean telling;

        Group(String title, boolean telling) {
            this.title = title;
            this.telling = telling;
        }

        String title() {
            return title;
        }

        /** Returns whether its texts are shown in a large suite, too. */
        boolean isTelling() {
            return telling;
        }
    }

    /** A question with its outcomes. */
    record Entry(QuestionKey key, Optional<Answer> before, Answer after) {}

    /** The questions of a task. */
    record OfTask(MeasuredTask task, Map<Group, List<Entry>> groups) {
        long count(Group group) {
            return groups.getOrDefault(group, List.of()).size();
        }
    }

    static MatrixPlan of(Pairing pairing) {
        if (pairing.after().isEmpty()) {
            return new MatrixPlan(false, List.of());
        }
        boolean compared = pairing.before().isPresent();
        return new MatrixPlan(
                compared,
                pairing.after().get().measured().tasks().stream()
                        .map(task -> new OfTask(task, groups(pairing.before(), task)))
                        .toList());
    }

    private static Map<Group, List<Entry>> groups(Optional<Side> before, MeasuredTask task) {
        Optional<MeasuredTask> old = before.flatMap(side -> side.measured().task(task.id()))
                .filter(same -> same.contents().equals(task.contents()));
        Map<QuestionKey, Answer> former = new HashMap<>();
        old.ifPresent(measured -> measured.answers()
                .forEach(answer -> former.put(new QuestionKey(task.id(), answer.example(), answer.repeat()), answer)));
        Map<Group, List<Entry>> groups = new EnumMap<>(Group.class);
        for (Answer answer : task.answers()) {
            QuestionKey key = new QuestionKey(task.id(), answer.example(), answer.repeat());
            Entry entry = new Entry(key, Optional.ofNullable(former.get(key)), answer);
            groups.computeIfAbsent(group(entry, before.isPresent()), group -> new ArrayList<>())
                    .add(entry);
        }
        return groups;
    }

    private static Group group(Entry entry, boolean compared) {
        Answer after = entry.after();
        if (!compared) {
            return after.state() == Answer.State.RIGHT ? Group.RIGHT : Group.NOT_RIGHT;
        }
        Optional<Answer> before = entry.before().filter(answer -> answer.state().isScored());
        if (before.isEmpty() || !after.state().isScored()) {
            return Group.NOT_COMPARED;
        }
        int change = Double.compare(after.score(), before.get().score());
        if (change == 0) {
            return after.state() == Answer.State.RIGHT ? Group.STILL_RIGHT : Group.STILL_NOT_RIGHT;
        }
        return change < 0 ? Group.WORSE : Group.BETTER;
    }

    /** Returns the questions whose texts are shown. */
    Set<QuestionKey> withTexts() {
        long all =
                tasks.stream().mapToLong(task -> task.task().answers().size()).sum();
        Set<QuestionKey> keys = new HashSet<>();
        for (Group group : Group.values()) {
            for (OfTask task : tasks) {
                if (all <= SMALL || group.isTelling()) {
                    task.groups().getOrDefault(group, List.of()).stream()
                            .limit(Math.min(MOST_TEXTS_OF_A_GROUP, MOST_TEXTS - keys.size()))
                            .forEach(entry -> keys.add(entry.key()));
                }
            }
        }
        return keys;
    }

    Changes changes() {
        long worse = tasks.stream().mapToLong(task -> task.count(Group.WORSE)).sum();
        long better = tasks.stream().mapToLong(task -> task.count(Group.BETTER)).sum();
        long same = tasks.stream()
                .mapToLong(task -> task.count(Group.STILL_RIGHT) + task.count(Group.STILL_NOT_RIGHT))
                .sum();
        return new Changes(compared, better, worse, worse + better + same);
    }
}
