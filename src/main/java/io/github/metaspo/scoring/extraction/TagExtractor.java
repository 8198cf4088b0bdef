package io.github.metaspo.scoring.extraction;

import io.github.metaspo.scoring.text.Markup;
import io.github.metaspo.scoring.text.TaggedText;
import io.github.metaspo.suite.Example;

import java.util.Optional;

/**
 * The text in the last tag of a name that holds any, without Markdown around it; one that is not closed counts at the end of the reply.
 */
final class TagExtractor implements Extractor {

    private final TaggedText tag;

    TagExtractor(String name) {
        this.tag = new TaggedText(name);
    }

    @Override
    public Optional<String> extract(String response, Example example) {
        return answer(response, example, false);
    }

    @Override
    public Optional<String> extractCut(String response, Example example) {
        return answer(response, example, true);
    }

    private Optional<String> answer(String response, Example example, boolean cut) {
        return tag.answer(response, cut)
                .map(text -> Markup.unwrapped(text, example.answers()))
                .flatMap(Extractor::stripped);
    }
}
