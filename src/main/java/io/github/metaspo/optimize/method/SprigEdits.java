package io.github.metaspo.optimize.method;

import io.github.metaspo.optimize.propose.SentenceBank;
import io.github.metaspo.optimize.propose.Sentences;
import io.github.metaspo.optimize.propose.components.SentenceStats;
import io.github.metaspo.suite.Component;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The edits of a SPRIG round, and what the components of the corpus have earned. Only adding and deleting a sentence earns a reward, which
 * goes to the component that the sentence is or paraphrases.
 */
final class SprigEdits {

    private final List<String> components;
    private final int topComponents;
    private final SentenceStats stats = new SentenceStats();
    /** The component of each sentence that is one or paraphrases one. */
    private final Map<String, String> componentOf = new HashMap<>();

    private final Map<String, List<String>> paraphrases = new HashMap<>();

    /** @param topComponents with the highest UCB values, which are inserted from the second round on */
    SprigEdits(SentenceBank corpus, int topComponents) {
        this.components =
                corpus.components().stream().map(Component::text).distinct().toList();
        this.topComponents = topComponents;
        components.forEach(component -> componentOf.put(component, component));
    }

    /**
     * A candidate.
     *
     * @param parent number of the prompt that was edited
     * @param component that is rewarded; empty for edits without a reward
     * @param sign of the gain that the component is rewarded with: 1 for adding, -1 for deleting
     */
    record Edited(Sentences sentences, int parent, Optional<String> component, int sign) {

        String text() {
            return sentences.text();
        }
    }

    int components() {
        return components.size();
    }

    /** Returns each component alone, added to the empty prompt with a given number. */
    List<Edited> first(int empty) {
        return components.stream()
                .map(component ->
                        new Edited(Sentences.of("", line -> false).add(0, component), empty, Optional.of(component), 1))
                .toList();
    }

    /** Returns every edit of a prompt with a given number: insertions, deletions, swaps and paraphrases; each text once. */
    List<Edited> of(Sentences prompt, int number) {
        List<Edited> edits = new ArrayList<>();
        List<String> top = components.stream()
                .filter(component -> !prompt.holds(component))
                .sorted(Comparator.comparingDouble((String component) -> -stats.value(component)))
                .limit(topComponents)
                .toList();
        for (int position = 0; position <= prompt.size(); position++) {
            for (String component : top) {
                edits.add(new Edited(prompt.add(position, component), number, Optional.of(component), 1));
            }
        }
        for (int index = 0; index < prompt.size(); index++) {
            String sentence = prompt.sentence(index);
            edits.add(new Edited(prompt.delete(index), number, Optional.ofNullable(componentOf.get(sentence)), -1));
            for (int other = index + 1; other < prompt.size(); other++) {
                edits.add(new Edited(prompt.swap(index, other), number, Optional.empty(), 0));
            }
            for (String paraphrase : paraphrases.getOrDefault(sentence, List.of())) {
                edits.add(new Edited(prompt.replace(index, paraphrase), number, Optional.empty(), 0));
            }
        }
        Map<String, Edited> byText = new LinkedHashMap<>();
        edits.forEach(edit -> byText.putIfAbsent(edit.text(), edit));
        byText.remove(prompt.text());
        return List.copyOf(byText.values());
    }

    /** Returns the components in some prompts that have no paraphrases yet. */
    List<String> withoutParaphrases(List<Sentences> prompts) {
        return prompts.stream()
                .flatMap(prompt -> prompt.editable().stream().map(prompt::sentence))
                .filter(sentence -> sentence.equals(componentOf.get(sentence)) && !paraphrases.containsKey(sentence))
                .distinct()
                .toList();
    }

    void paraphrased(String component, List<String> texts) {
        paraphrases.put(component, texts);
        texts.forEach(text -> componentOf.putIfAbsent(text, component));
    }

    /** @param gain of the candidate over its parent on the same questions, -1 to 1 */
    void reward(Edited edit, double gain) {
        edit.component().ifPresent(component -> stats.add(component, edit.sign() * gain));
    }
}
