package io.github.metaspo.scoring.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what stands in a tag; the case of the tag's name does not matter. Takes time linear in the text, however odd it is. */
public final class TaggedText {

    private final Pattern tag;

    public TaggedText(String name) {
        this.tag = Pattern.compile("<(?<slash>/?)" + Pattern.quote(name) + "\\s*+>", Pattern.CASE_INSENSITIVE);
    }

    /** The text between the last opening tag that is closed and its closing tag. */
    public Optional<String> last(String text) {
        Optional<String> last = Optional.empty();
        int opened = -1;
        Matcher tags = tag.matcher(text);
        while (tags.find()) {
            if (tags.group("slash").isEmpty()) {
                opened = tags.end();
            } else if (opened >= 0) {
                last = Optional.of(text.substring(opened, tags.start()));
                opened = -1;
            }
        }
        return last;
    }
}
