package io.github.metaspo.search;

import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.model.ModelException;
import io.github.metaspo.search.Candidate.Fate;
import io.github.metaspo.search.SearchListener.Loop;
import io.github.metaspo.search.SearchListener.Round;
import io.github.metaspo.search.UnderExam.Examined;
import io.github.metaspo.search.Written.Admitted;
import io.github.metaspo.search.proposal.Assignment;
import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.UserPrompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rounds over the user prompts of each task, under a system prompt that stays: rewrites of a task's best user prompt are asked its
 * train examples, and the best of old and new are kept (MetaSPO, inner loop). All tasks' candidates are one stream.
 */
final class InnerLoop {

    private final int candidates;
    private final int most;
    private final Writer writer;
    private final Examiner examiner;
    private final Seen seen;
    private final History history;

    /**
     * @param candidates to write for each task in a round, above 0
     * @param most user prompts that a task keeps, above 0
     */
    InnerLoop(int candidates, int most, Writer writer, Examiner examiner, Seen seen, History history) {
        this.candidates = candidates;
        this.most = most;
        this.writer = writer;
        this.examiner = examiner;
        this.seen = seen;
        this.history = history;
    }

    /** Most of what one round asks. */
    Extent extent(List<Task> tasks) {
        long questions = Questions.of(tasks);
        int proposals = candidates * tasks.size();
        return new Extent(candidates * questions, writer.mostCalls(proposals));
    }

    /** Most user prompts that a task has after so many rounds. */
    int keptAfter(int rounds) {
        return (int) Math.min(most, 1 + (long) candidates * rounds);
    }

    /** The incumbent after one round; a task without mistakes keeps what it has. */
    Incumbent run(Incumbent incumbent, int round, SearchListener listener)
            throws ModelException, InvalidMeasurementException, InterruptedException {
        List<Order> orders = orders(incumbent);
        if (orders.isEmpty()) {
            return incumbent;
        }
        try (UnderExam underExam =
                new UnderExam(candidate -> examiner.beginTrials(List.of(trial(incumbent, candidate)), listener))) {
            Drafts drafts = Drafts.of(writer.write(orders, seen, listener, underExam::add));
            List<Examined> examined = underExam.results();
            Incumbent after = new Incumbent(
                    incumbent.number(),
                    incumbent.systemPrompt(),
                    incumbent.tasks().stream()
                            .map(task -> task.with(rewrites(task.task(), examined), most))
                            .toList());
            int kept = note(round, incumbent, after, drafts, examined);
            listener.ended(new Round(
                    round, Loop.INNER, after.score(), orders.size(), drafts.refused(), drafts.failed(), 0, kept));
            return after;
        }
    }

    private List<Order> orders(Incumbent incumbent) {
        List<Order> orders = new ArrayList<>();
        for (TaskPrompts task : incumbent.tasks()) {
            if (!task.best().exam().mistakes().isEmpty()) {
                Assignment assignment = new Assignment.User(incumbent.systemPrompt(), task.view(), List.of());
                for (int i = 0; i < candidates; i++) {
                    orders.add(history.plan(task.best().number(), assignment));
                }
            }
        }
        return orders;
    }

    private static Trial trial(Incumbent incumbent, Admitted candidate) {
        return new Trial(incumbent.systemPrompt(), task(candidate), prompt(candidate));
    }

    private static List<Kept> rewrites(Task task, List<Examined> examined) {
        return examined.stream()
                .filter(Examined::isAnswered)
                .filter(candidate -> candidate.admitted().order().task().equals(Optional.of(task.id())))
                .map(InnerLoop::kept)
                .toList();
    }

    private static Kept kept(Examined candidate) {
        Admitted admitted = candidate.admitted();
        return new Kept(
                admitted.order().number(), prompt(admitted), candidate.exams().get(0));
    }

    /** Notes every candidate of a round; returns how many are kept. */
    private int note(int round, Incumbent before, Incumbent after, Drafts drafts, List<Examined> examined) {
        String proposer = writer.proposer().name();
        drafts.unfit().forEach(unfit -> history.note(round, proposer, unfit));
        int kept = 0;
        for (Examined candidate : examined) {
            Admitted admitted = candidate.admitted();
            if (!candidate.isAnswered()) {
                history.note(round, proposer, admitted, Fate.Failed.UNANSWERED);
                continue;
            }
            boolean isKept = after.tasks().stream()
                    .flatMap(task -> task.kept().stream())
                    .anyMatch(prompt -> prompt.number() == admitted.order().number());
            kept += isKept ? 1 : 0;
            TaskPrompts task = before.of(task(admitted));
            double score = candidate.exams().get(0).score();
            history.note(round, proposer, admitted, new Fate.Scored(score, task.questions(), isKept));
            writer.proposer().learn(admitted.draft(), score - task.best().exam().score());
        }
        return kept;
    }

    private static Task task(Admitted candidate) {
        return ((Assignment.User) candidate.order().assignment()).task().task();
    }

    private static UserPrompt prompt(Admitted candidate) {
        return new UserPrompt(candidate.draft().text());
    }
}
