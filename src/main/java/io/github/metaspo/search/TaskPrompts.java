package io.github.metaspo.search;

import io.github.metaspo.search.proposal.TaskView;
import io.github.metaspo.suite.Task;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The user prompts that a task keeps.
 *
 * @param kept at least one, the best first; of equals the older
 */
record TaskPrompts(Task task, List<Kept> kept) {

    private static final Comparator<Kept> BEST_FIRST =
            Comparator.comparing((Kept kept) -> kept.exam().score()).reversed().thenComparing(Kept::number);

    TaskPrompts {
        kept = kept.stream().sorted(BEST_FIRST).toList();
        if (kept.isEmpty()) {
            throw new IllegalArgumentException("task " + task.id() + " needs a user prompt");
        }
    }

    Kept best() {
        return kept.get(0);
    }

    /** How many questions one user prompt is asked. */
    int questions() {
        return Questions.of(task);
    }

    /** Whether at least one of the kept user prompts was answered. */
    boolean isAnswered() {
        return kept.stream().anyMatch(prompt -> prompt.exam().isAnswered());
    }

    /** The mean score of the kept user prompts that were answered, 0 to 1; 0 if none was. */
    double score() {
        return kept.stream()
                .filter(prompt -> prompt.exam().isAnswered())
                .mapToDouble(prompt -> prompt.exam().score())
                .average()
                .orElse(0);
    }

    /** The best of these and some new ones. */
    TaskPrompts with(Collection<Kept> more, int most) {
        return new TaskPrompts(
                task,
                Stream.concat(kept.stream(), more.stream())
                        .sorted(BEST_FIRST)
                        .limit(most)
                        .toList());
    }

    /** The task as a proposer sees it. */
    TaskView view() {
        return new TaskView(task, best().prompt(), best().exam().mistakes());
    }
}
