package io.github.metaspo.scoring;

import io.github.metaspo.api.Example;
import io.github.metaspo.scoring.extract.Extractor;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Cache of a task's gold answers in canonical form, which is the form of predictions. Keyed by the identity of examples, since
 * comparing their texts would take longer than computing the answers.
 */
final class CanonicalGolds {

    private final Extractor extractor;
    private final Map<Example, Example> known = new IdentityHashMap<>();

    CanonicalGolds(Extractor extractor) {
        this.extractor = extractor;
    }

    /**
     * Computes and caches the answers of an example. Must be called before other threads use this object.
     *
     * @return for each gold answer its canonical form, or empty if no response can give it
     */
    List<Optional<String>> add(Example example) {
        List<Optional<String>> answers = answers(example);
        known.put(example, with(answers, example));
        return answers;
    }

    /** Returns the example with its gold answers in canonical form. Those of an example that was not added are computed at each call. */
    Example of(Example example) {
        Example canonical = known.get(example);
        return canonical == null ? with(answers(example), example) : canonical;
    }

    private List<Optional<String>> answers(Example example) {
        return example.answers().stream()
                .map(gold -> extractor.canonical(gold, example))
                .toList();
    }

    private static Example with(List<Optional<String>> canonical, Example example) {
        List<String> golds = example.answers();
        List<String> answers = IntStream.range(0, golds.size())
                .mapToObj(i -> canonical.get(i).orElse(golds.get(i)))
                .toList();
        return answers.equals(golds) && example.earlier().isEmpty()
                ? example
                : new Example(example.id(), example.question(), answers, example.options(), example.variables());
    }
}
