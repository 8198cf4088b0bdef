package io.github.metaspo.scoring.extraction;

import io.github.metaspo.suite.Example;
import io.github.metaspo.suite.Extraction;

import java.util.Optional;

/** Finds the prediction in a response, however long or odd, in time linear in its length. */
public interface Extractor {

    /** The prediction, never blank; empty where the response holds no answer. */
    Optional<String> extract(String response, Example example);

    /** A gold answer in the form of a prediction; empty where no response can give it. */
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
        if (extraction instanceof Extraction.Numeric) {
            return new NumberExtractor();
        }
        if (extraction instanceof Extraction.Text) {
            return (response, example) -> stripped(response);
        }
        throw new IllegalStateException("an extraction without extractor: " + extraction);
    }
}
