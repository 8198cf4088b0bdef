package io.github.metaspo.scoring;

import io.github.metaspo.api.Example;
import io.github.metaspo.scoring.extract.Extractor;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The gold answers of a task in the form of predictions, computed once for each example. Examples are told apart by identity, since
 * comparing their texts would take longer than computing the answers.
 */
final class CanonicalGolds {

    private final Extractor extractor;
    private final Map<Example, Example> known = new IdentityHashMap<>();

    CanonicalGolds(Extractor extractor) {
        this.extractor = extractor;
    }

    /**
     * Computes and keeps the answers of an example; to be called before other threads use this.
     *
     * @return for each gold answer its form as a prediction, or empty if no response can give it
     */
    List<Optional<String>> add(Example example) {
        List<Optional<String>> answers = answers(example);
        known.put(example, with(answers, example));
        return answers;
    }

    /** Returns the example with its gold answers in the form of predictions; one that was not added is computed each time. */
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
