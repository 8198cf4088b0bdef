package io.github.metaspo.optimize.propose.components;

import io.github.metaspo.optimize.SeedStreams;
import io.github.metaspo.optimize.propose.Proposal;
import io.github.metaspo.optimize.propose.Proposal.Edit;
import io.github.metaspo.optimize.propose.SentenceBank;
import io.github.metaspo.optimize.propose.Sentences;
import io.github.metaspo.suite.Component;
import org.apache.commons.rng.UniformRandomProvider;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Editor that creates one candidate by one to three random edits. Candidates based on the same statistics differ, because each
 * chooses among a few randomly drawn sentences.
 */
final class SentenceEditor {

    private static final int MOST_EDITS = 3;
    private static final int MOST_DRAWN = 8;

    /** Of ten edits, this many add, replace and delete; the rest swap. */
    private static final int ADD = 6;

    private static final int REPLACE = 2;
    private static final int DELETE = 1;
    private static final int KINDS = 10;

    private final SentenceBank bank;
    private final SentenceStats stats;
    private final UniformRandomProvider random;
    private final List<Edit> edits = new ArrayList<>();
    private final List<String> written = new ArrayList<>();
    private Sentences sentences;

    SentenceEditor(Sentences sentences, SentenceBank bank, SentenceStats stats, UniformRandomProvider random) {
        this.sentences = sentences;
        this.bank = bank;
        this.stats = stats;
        this.random = random;
    }

    /** Returns the candidate, or the unchanged prompt if nothing can be edited. */
    Proposal proposal() {
        int wanted = 1 + random.nextInt(MOST_EDITS);
        for (int i = 0; i < wanted; i++) {
            edit();
        }
        return new Proposal.Prompt(sentences.text(), edits);
    }

    private void edit() {
        int kind = random.nextInt(KINDS);
        List<Integer> old = old();
        if (kind < ADD || old.isEmpty()) {
            choose().ifPresent(this::add);
        } else if (kind < ADD + REPLACE) {
            choose().ifPresent(component -> replace(worst(old), component.text()));
        } else if (old.size() == 1) {
            choose().ifPresent(this::add);
        } else if (kind < ADD + REPLACE + DELETE) {
            delete(worst(old));
        } else {
            swap(SeedStreams.sample(old, 2, random));
        }
    }

    /** Returns the indices of sentences that this candidate did not write itself, since changing its own edits would be pointless. */
    private List<Integer> old() {
        return sentences.editable().stream()
                .filter(index -> !written.contains(sentences.sentence(index)))
                .toList();
    }

    /**
     * Returns the most valuable of some random sentences that are not in the prompt; half of the time only of those that have
     * helped so far.
     */
    private Optional<Component> choose() {
        List<Component> unused = bank.components().stream()
                .filter(component -> !sentences.holds(component.text()))
                .toList();
        List<Component> helpful = unused.stream()
                .filter(component -> stats.mean(component.text()) > 0)
                .toList();
        List<Component> pool = helpful.isEmpty() || random.nextBoolean() ? unused : helpful;
        return some(pool).stream().max(Comparator.comparingDouble(component -> stats.value(component.text())));
    }

    /** Returns at most half of the sentences, in random order, so that not every candidate takes the same one. */
    private List<Component> some(List<Component> pool) {
        return SeedStreams.sample(pool, Math.min(MOST_DRAWN, (pool.size() + 1) / 2), random);
    }

    /** Returns the index of the worse of two random sentences of the prompt. */
    private int worst(List<Integer> old) {
        return SeedStreams.sample(old, 2, random).stream()
                .min(Comparator.comparingDouble(index -> stats.mean(sentences.sentence(index))))
                .orElseThrow();
    }

    private void add(Component component) {
        if (component.category() != Component.Category.ROLE) {
            insert(random.nextInt(sentences.size() + 1), component.text());
            return;
        }
        Optional<Integer> role = old().stream()
                .filter(index -> bank.isRole(sentences.sentence(index)))
                .findFirst();
        role.ifPresentOrElse(index -> replace(index, component.text()), () -> insert(0, component.text()));
    }

    private void insert(int position, String sentence) {
        sentences = sentences.add(position, sentence);
        written.add(sentence);
        edits.add(new Edit.Added(sentence));
    }

    private void replace(int index, String sentence) {
        edits.add(new Edit.Replaced(sentences.sentence(index), sentence));
        sentences = sentences.replace(index, sentence);
        written.add(sentence);
    }

    private void delete(int index) {
        edits.add(new Edit.Deleted(sentences.sentence(index)));
        sentences = sentences.delete(index);
    }

    private void swap(List<Integer> places) {
        String first = sentences.sentence(places.get(0));
        String second = sentences.sentence(places.get(1));
        sentences = sentences.swap(places.get(0), places.get(1));
        written.addAll(List.of(first, second));
        edits.add(new Edit.Swapped(first, second));
    }
}
