package io.github.metaspo.scoring.extraction;

import io.github.metaspo.scoring.text.TaggedText;
import io.github.metaspo.suite.Example;

import java.util.Optional;

/** The text in the last closed tag of a name. */
final class TagExtractor implements Extractor {

    private final TaggedText tag;

    TagExtractor(String name) {
        this.tag = new TaggedText(name);
    }

    @Override
    public Optional<String> extract(String response, Example example) {
        return tag.last(response).flatMap(Extractor::stripped);
    }
}
