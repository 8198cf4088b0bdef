package io.github.metaspo.scoring.extract;

import io.github.metaspo.api.Example;
import io.github.metaspo.model.Thinking;
import io.github.metaspo.scoring.text.Markup;
import io.github.metaspo.scoring.text.TaggedText;

import java.util.Optional;

/**
 * Extractor of the text in the last non-empty tag of a name, without Markdown around it. A tag that is not closed counts only at
 * the end of the reply.
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

    /** A gold answer must be the bare content of the tag, without the tag, Markdown or thinking. */
    @Override
    public Optional<String> canonical(String gold, Example example) {
        String bare = gold.strip();
        boolean whole = tag.answer(bare, false).isEmpty()
                && Markup.unmarked(bare).equals(bare)
                && Thinking.in(bare).answer().equals(bare);
        return whole ? Extractor.stripped(gold) : Optional.empty();
    }

    @Override
    public String allowed() {
        return "the content of the tag, without Markdown and without thinking";
    }

    private Optional<String> answer(String response, Example example, boolean cut) {
        return tag.answer(response, cut)
                .map(text -> Markup.unwrapped(text, example.answers()))
                .flatMap(Extractor::stripped);
    }
}
