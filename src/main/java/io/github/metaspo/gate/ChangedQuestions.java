package io.github.metaspo.gate;

import io.github.metaspo.lock.Baseline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Questions whose score differs between two measurements, of train and unseen tasks.
 *
 * @param wins some of those that got better, the largest gain first
 * @param allWins how many got better
 * @param losses some of those that got worse, the largest drop first
 * @param allLosses how many got worse
 */
public record ChangedQuestions(List<Change> wins, int allWins, List<Change> losses, int allLosses) {

    private static final int MOST_LISTED = 10;

    /** A question that was answered in both measurements. */
    public record Change(Baseline.Row before, Baseline.Row after) {

        double difference() {
            return after.score() - before.score();
        }
    }

    public ChangedQuestions {
        wins = List.copyOf(wins);
        losses = List.copyOf(losses);
    }

    /** Compares the outcomes of two measurements. Equal changes take turns over the tasks, each in the order of the baseline. */
    public static ChangedQuestions of(Baseline before, Baseline after) {
        Map<Baseline.Question, Baseline.Row> former = new HashMap<>();
        before.rows().forEach(row -> former.put(row.question(), row));
        List<Change> changes = new ArrayList<>();
        for (Baseline.Row row : after.rows()) {
            Baseline.Row partner = former.get(row.question());
            if (partner != null && partner.score() != row.score()) {
                changes.add(new Change(partner, row));
            }
        }
        List<Change> wins = inTurn(changes.stream()
                .filter(change -> change.difference() > 0)
                .sorted(Comparator.comparing(Change::difference).reversed())
                .toList());
        List<Change> losses = inTurn(changes.stream()
                .filter(change -> change.difference() < 0)
                .sorted(Comparator.comparing(Change::difference))
                .toList());
        return new ChangedQuestions(
                wins.stream().limit(MOST_LISTED).toList(),
                wins.size(),
                losses.stream().limit(MOST_LISTED).toList(),
                losses.size());
    }

    /** Returns sorted changes so that equal ones take turns over the tasks. */
    private static List<Change> inTurn(List<Change> sorted) {
        Map<String, Integer> seen = new HashMap<>();
        Map<Change, Integer> turns = new IdentityHashMap<>();
        sorted.forEach(change -> turns.put(change, seen.merge(change.after().task(), 1, Integer::sum)));
        List<Change> inTurn = new ArrayList<>(sorted);
        inTurn.sort(Comparator.comparing((Change change) -> -Math.abs(change.difference()))
                .thenComparing(change -> turns.getOrDefault(change, 0)));
        return inTurn;
    }
}
