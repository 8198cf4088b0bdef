package io.github.metaspo.scoring.extract;

import io.github.metaspo.api.Example;
import io.github.metaspo.suite.Extraction;

import java.util.Optional;

/** Finds the prediction in a response, however long or odd, in time linear in its length. */
public interface Extractor {

    /** The prediction, never blank; empty where the response holds no answer. */
    Optional<String> extract(String response, Example example);

    /** The prediction in a response that was cut, of which what stands at its end may lack the rest. */
    default Optional<String> extractCut(String response, Example example) {
        return extract(response, example);
    }

    /** A gold answer in the form of a prediction; empty where it is not as a whole what a response can give. */
    default Optional<String> canonical(String gold, Example example) {
        return Extractor.stripped(gold);
    }

    /** What a gold answer may be, to complete the sentence "allowed is ...". */
    default String allowed() {
        return "a text that is not blank";
    }

    static Optional<String> stripped(String text) {
        return Optional.of(text.strip()).filter(rest -> !rest.isEmpty());
    }

    /**
     * The extractor of an extraction.
     *
     * @throws IllegalArgumentException when the extraction does not make sense; the message says why
     */
    static Extractor of(Extraction extraction) {
        if (extraction instanceof Extraction.Tag tag) {
            return new TagExtractor(tag.name());
        }
        if (extraction instanceof Extraction.Regex regex) {
            return new RegexExtractor(regex.pattern());
        }
        if (extraction instanceof Extraction.Json json) {
            return new JsonExtractor(json.pointer());
        }
        if (extraction instanceof Extraction.Choices choices) {
            return new ChoiceExtractor(choices.labels());
        }
        if (extraction instanceof Extraction.Numeric number) {
            return new NumberExtractor(number.locale());
        }
        if (extraction instanceof Extraction.Text) {
            return new TextExtractor();
        }
        throw new IllegalStateException("an extraction without extractor: " + extraction);
    }
}
