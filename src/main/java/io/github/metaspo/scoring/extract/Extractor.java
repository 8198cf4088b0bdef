package io.github.metaspo.scoring.extract;

import io.github.metaspo.api.Example;
import io.github.metaspo.suite.Extraction;

import java.util.Optional;

/** Rule that finds the prediction in a response. Runs in linear time for any text. */
public interface Extractor {

    /** Returns the prediction, which is never blank, or empty if the response has no answer. */
    Optional<String> extract(String response, Example example);

    /** Returns the prediction in a response that was cut, so that an answer at its end may be incomplete. */
    default Optional<String> extractCut(String response, Example example) {
        return extract(response, example);
    }

    /** Returns a gold answer in the form of a prediction, or empty if a response cannot give it as a whole. */
    default Optional<String> canonical(String gold, Example example) {
        return Extractor.stripped(gold);
    }

    /** Returns what a gold answer may be, to complete the sentence "allowed is ...". */
    default String allowed() {
        return "a text that is not blank";
    }

    static Optional<String> stripped(String text) {
        return Optional.of(text.strip()).filter(rest -> !rest.isEmpty());
    }

    /**
     * Creates the extractor of an extraction.
     *
     * @throws IllegalArgumentException if the settings are invalid; the message says why
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
