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

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rounds over the system prompt: candidates are written from the incumbent, each is asked every train example with every kept user
 * prompt, and the best becomes the incumbent when it is strictly better (MetaSPO, outer loop).
 */
final class OuterLoop {

    private final int candidates;
    private final Writer writer;
    private final Examiner examiner;
    private final Seen seen;
    private final History history;

    /** @param candidates to write in a round, above 0 */
    OuterLoop(int candidates, Writer writer, Examiner examiner, Seen seen, History history) {
        this.candidates = candidates;
        this.writer = writer;
        this.examiner = examiner;
        this.seen = seen;
        this.history = history;
    }

    /** Most of what one round asks where every task keeps so many user prompts. */
    Extent extent(List<Task> tasks, int kept) {
        long questions = Questions.of(tasks);
        return new Extent(candidates * kept * questions, writer.mostCalls(candidates));
    }

    /** The incumbent after one round. */
    Incumbent run(Incumbent incumbent, int round, SearchListener listener)
            throws ModelException, InvalidMeasurementException, InterruptedException {
        if (incumbent.isPerfect()) {
            return incumbent;
        }
        Assignment assignment = new Assignment.System(incumbent.systemPrompt(), incumbent.views(), List.of());
        List<Order> orders = IntStream.range(0, candidates)
                .mapToObj(i -> history.plan(incumbent.number(), assignment))
                .toList();
        try (UnderExam underExam =
                new UnderExam(candidate -> examiner.beginTrials(trials(incumbent, candidate), listener))) {
            Drafts drafts = Drafts.of(writer.write(orders, seen, listener, underExam::add));
            List<Examined> examined = underExam.results();
            List<Incumbent> rivals = examined.stream()
                    .filter(candidate -> isJudged(candidate, incumbent))
                    .map(candidate -> rival(incumbent, candidate))
                    .toList();
            Incumbent best = rivals.stream()
                    .max(Comparator.comparing(Incumbent::score)
                            .thenComparing(Incumbent::number, Comparator.reverseOrder()))
                    .filter(rival -> rival.score() > incumbent.score())
                    .orElse(incumbent);
            note(round, incumbent, drafts, examined, best);
            listener.ended(new Round(
                    round,
                    Loop.OUTER,
                    best.score(),
                    orders.size(),
                    drafts.refused(),
                    drafts.failed(),
                    0,
                    best == incumbent ? 0 : 1));
            return best;
        }
    }

    /** Whether a candidate was answered wherever the incumbent was, so that the two can be compared. */
    private static boolean isJudged(Examined candidate, Incumbent incumbent) {
        Iterator<Exam> exams = candidate.exams().iterator();
        return incumbent.tasks().stream()
                .flatMap(task -> task.kept().stream())
                .allMatch(kept -> exams.next().isAnswered() || !kept.exam().isAnswered());
    }

    private static List<Trial> trials(Incumbent incumbent, Admitted candidate) {
        return incumbent.tasks().stream()
                .flatMap(task -> task.kept().stream()
                        .map(kept -> new Trial(candidate.draft().text(), task.task(), kept.prompt())))
                .toList();
    }

    /** What a candidate would be as the incumbent. */
    private static Incumbent rival(Incumbent incumbent, Examined candidate) {
        Iterator<Exam> inOrder = candidate.exams().iterator();
        return new Incumbent(
                candidate.admitted().order().number(),
                candidate.admitted().draft().text(),
                incumbent.tasks().stream().map(task -> rescored(task, inOrder)).toList());
    }

    private static TaskPrompts rescored(TaskPrompts task, Iterator<Exam> exams) {
        return new TaskPrompts(
                task.task(),
                task.kept().stream()
                        .map(kept -> new Kept(kept.number(), kept.prompt(), exams.next()))
                        .toList());
    }

    private void note(int round, Incumbent incumbent, Drafts drafts, List<Examined> examined, Incumbent best) {
        String proposer = writer.proposer().name();
        drafts.unfit().forEach(unfit -> history.note(round, proposer, unfit));
        int questions = incumbent.tasks().stream()
                .mapToInt(task -> task.kept().size() * task.questions())
                .sum();
        for (Examined candidate : examined) {
            Admitted admitted = candidate.admitted();
            if (!isJudged(candidate, incumbent)) {
                history.note(round, proposer, admitted, Fate.Failed.UNANSWERED);
                continue;
            }
            double score = rival(incumbent, candidate).score();
            boolean won = best.number() == admitted.order().number();
            history.note(round, proposer, admitted, new Fate.Scored(score, questions, won));
            writer.proposer().learn(admitted.draft(), score - incumbent.score());
        }
    }
}
