package io.github.metaspo.scoring;

import io.github.metaspo.suite.Example;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text between the last opening tag that is closed and its closing tag; the case of the name does not matter. */
final class TagExtractor implements Extractor {

    private final Pattern tag;

    TagExtractor(String name) {
        this.tag = Pattern.compile("<(?<slash>/?)" + Pattern.quote(name) + "\\s*+>", Pattern.CASE_INSENSITIVE);
    }

    @Override
    public Optional<String> extract(String response, Example example) {
        Optional<String> last = Optional.empty();
        int opened = -1;
        Matcher tags = tag.matcher(response);
        while (tags.find()) {
            if (tags.group("slash").isEmpty()) {
                opened = tags.end();
            } else if (opened >= 0) {
                last = Optional.of(response.substring(opened, tags.start()));
                opened = -1;
            }
        }
        return last.flatMap(Extractor::stripped);
    }
}
