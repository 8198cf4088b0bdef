package io.github.metaspo.scoring.extract;

import io.github.metaspo.api.Example;
import io.github.metaspo.model.Thinking;

import java.util.Optional;

/** Extractor of the whole reply. */
final class TextExtractor implements Extractor {

    @Override
    public Optional<String> extract(String response, Example example) {
        return Extractor.stripped(response);
    }

    /** Thinking is removed from replies, so a gold answer must not contain any. */
    @Override
    public Optional<String> canonical(String gold, Example example) {
        return Thinking.in(gold.strip()).answer().equals(gold.strip()) ? Extractor.stripped(gold) : Optional.empty();
    }

    @Override
    public String allowed() {
        return "a text that is not blank, without thinking";
    }
}
