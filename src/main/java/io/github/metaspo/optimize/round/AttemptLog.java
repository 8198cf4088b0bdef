package io.github.metaspo.optimize.round;

import io.github.metaspo.optimize.Candidate.Status;
import io.github.metaspo.optimize.Evidence;
import io.github.metaspo.optimize.propose.ProposalContext.Attempt;
import io.github.metaspo.optimize.propose.ProposalRequest;
import io.github.metaspo.optimize.propose.ProposalResult;
import io.github.metaspo.optimize.propose.Rejection;
import io.github.metaspo.optimize.select.Selection.Judged;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The best and the latest candidates with their results, for system prompts and for each task apart. Proposers see them so that they build on
 * what helped and do not repeat themselves.
 */
public final class AttemptLog {

    private static final int LATEST = 3;

    /** A gain on this many questions counts half when the best are chosen: a gain on few is mostly luck. */
    private static final double HALF = 24;

    private final int best;
    private final int latest;
    private final Map<Optional<String>, List<Entry>> byTask = new HashMap<>();

    /** An attempt with the number of its candidate and its gain, shrunken the more the fewer its questions were; not a number if it was refused. */
    private record Entry(int number, double gain, Attempt attempt) {}

    /** @param most attempts that proposers see of each prompt, the latest three among them; 0 if they see none */
    public AttemptLog(int most) {
        this.latest = Math.min(LATEST, most);
        this.best = most - latest;
    }

    /**
     * Returns the attempts that a proposer sees: the best, the best first, and then the latest of the others, the oldest first.
     *
     * @param task id of the task whose user prompt they are; empty for the system prompt
     */
    List<Attempt> of(Optional<String> task) {
        List<Entry> all = byTask.getOrDefault(task, List.of());
        List<Entry> leading = all.stream()
                .filter(entry -> !Double.isNaN(entry.gain()))
                .sorted(Comparator.comparing(Entry::gain).reversed().thenComparing(Entry::number))
                .limit(best)
                .toList();
        List<Entry> others =
                all.stream().filter(entry -> !leading.contains(entry)).toList();
        return Stream.concat(leading.stream(), others.stream().skip(Math.max(0, others.size() - latest)))
                .map(Entry::attempt)
                .toList();
    }

    void add(Judged judged) {
        int questions = judged.evidence().map(Evidence::examples).orElseGet(() -> questions(judged.status()));
        judged.gain().ifPresent(overParent -> {
            double gain = judged.evidence().map(Evidence::gain).orElse(overParent);
            add(
                    judged.candidate().request(),
                    gain * questions / (questions + HALF),
                    new Attempt(
                            judged.candidate().proposal().text(),
                            String.format(Locale.ROOT, "%+.1f points on %,d questions", gain * 100, questions)
                                    + judged.evidence().map(AttemptLog::byTask).orElse("")));
        });
    }

    /** What is right in each task, beside what the prompt has right that it was compared with. */
    private static String byTask(Evidence evidence) {
        return evidence.tasks().stream()
                .filter(task -> task.examples() > 0)
                .map(task -> String.format(
                        Locale.ROOT,
                        "%s %s of %,d, before %s",
                        task.task(),
                        count(task.score()),
                        task.examples(),
                        count(task.compared())))
                .collect(Collectors.joining("; ", " (", ")"));
    }

    private static String count(double sum) {
        return sum == Math.rint(sum)
                ? String.format(Locale.ROOT, "%,d", (long) sum)
                : String.format(Locale.ROOT, "%,.1f", sum);
    }

    void add(ProposalResult.Rejected rejected) {
        String reasons = rejected.reasons().stream().map(Rejection::sentence).collect(Collectors.joining(" "));
        rejected.text()
                .ifPresent(text -> add(rejected.request(), Double.NaN, new Attempt(text, "refused: " + reasons)));
    }

    /** Adds an attempt; the latest result of a candidate replaces an earlier one. */
    private void add(ProposalRequest request, double gain, Attempt attempt) {
        List<Entry> entries = byTask.computeIfAbsent(request.task(), key -> new ArrayList<>());
        entries.removeIf(entry -> entry.number() == request.number());
        entries.add(new Entry(request.number(), gain, attempt));
    }

    private static int questions(Status status) {
        if (status instanceof Status.Scored scored) {
            return scored.questions();
        }
        return status instanceof Status.Dropped dropped ? dropped.questions() : 0;
    }
}
