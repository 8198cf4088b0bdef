package io.github.metaspo.scoring.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finder of the content of a tag, ignoring the case of its name. Runs in linear time for any text. */
public final class TaggedText {

    private static final Pattern PROSE = Pattern.compile(
            "[`'\"\\s]*(tags?|elements?|and|blocks?|xml|format|section|field)\\b|[`'\"]", Pattern.CASE_INSENSITIVE);

    // words of one letter may be labels: they are conjunctions only in small letters between blanks or quotes
    private static final Pattern MENTION = Pattern.compile(
            "[\\s.…`'\"]*+" + "((?i:and|or|und|et|和|tags?)|(?<=[\\s`'\"])[yeи](?=[\\s`'\"]))?+" + "[\\s.…`'\"]*+");

    private static final String FENCE = "```";
    private static final int LONGEST_REST = 22;

    private final Pattern tag;

    public TaggedText(String name) {
        this.tag = Pattern.compile(
                "<(?<slash>/?)" + Pattern.quote(name) + "(\\s[^<>]{0,200})?>", Pattern.CASE_INSENSITIVE);
    }

    /**
     * Returns the last answer in this tag that is not blank. The tag must be closed or, if none is, must begin the last line of
     * the reply or be followed by only a few words there. A tag that is only mentioned after an answer does not count. Returns an
     * empty text if all closed tags are empty.
     *
     * @param cut whether the reply may have been cut, so that an answer that is not closed may lack its end
     */
    public Optional<String> answer(String text, boolean cut) {
        Optional<String> last = Optional.empty();
        int opened = -1;
        Matcher tags = tag.matcher(text);
        while (tags.find()) {
            if (tags.group("slash").isEmpty()) {
                opened = tags.end();
            } else if (opened >= 0) {
                String content = text.substring(opened, tags.start());
                boolean kept = last.isPresent() && (content.isBlank() || isMention(content));
                last = kept ? last : Optional.of(content);
                opened = -1;
            }
        }
        if (opened < 0 || cut || last.filter(content -> !content.isBlank()).isPresent()) {
            return last;
        }
        Optional<String> open = Optional.of(opened)
                .flatMap(at -> open(text.substring(at)).filter(content -> beginsLine(text, at) || isShort(content)))
                .filter(TaggedText::isAnswer)
                .filter(content -> !isDenied(text, content));
        if (open.isPresent()) {
            return open;
        }
        Optional<String> between = withoutSlash(text);
        return between.isPresent() ? between : last;
    }

    /** Whether the content is only the "and" between {@code <answer>} and {@code </answer>} in a reply that names the tags. */
    private static boolean isMention(String content) {
        return MENTION.matcher(content).matches();
    }

    /** Returns the text between the last two tags if the second one ends the reply and lacks its slash. */
    private Optional<String> withoutSlash(String text) {
        int before = -1;
        int begin = -1;
        int end = -1;
        Matcher tags = tag.matcher(text);
        while (tags.find()) {
            before = begin;
            begin = tags.end();
            end = tags.start();
        }
        if (before < 0 || !text.substring(begin).isBlank()) {
            return Optional.empty();
        }
        return Optional.of(text.substring(before, end).strip())
                .filter(content -> !content.isEmpty() && content.indexOf('\n') < 0 && isAnswer(content));
    }

    /** Returns the text after a tag that is not closed, if it is the last line of the reply, without a fence and part of a closing tag. */
    private static Optional<String> open(String rest) {
        String line = rest.strip();
        if (line.endsWith(FENCE)) {
            line = line.substring(0, line.length() - FENCE.length()).stripTrailing();
        }
        int bracket = line.lastIndexOf('<');
        if (bracket >= 0 && line.length() - bracket <= LONGEST_REST && isTagPart(line.substring(bracket + 1))) {
            line = line.substring(0, bracket).stripTrailing();
        }
        return line.isEmpty() || line.indexOf('\n') >= 0 ? Optional.empty() : Optional.of(line);
    }

    /** Whether only blanks and markup precede the tag on its line. */
    private static boolean beginsLine(String text, int tagEnd) {
        int i = text.lastIndexOf('<', tagEnd - 1);
        while (i > 0 && " \t*_`>#-".indexOf(text.charAt(i - 1)) >= 0) {
            i--;
        }
        return i == 0 || text.charAt(i - 1) == '\n';
    }

    /** Within a line, only a short text is taken as an answer, since a longer one may be prose about the tag. */
    private static boolean isShort(String content) {
        return content.length() < 40 && content.split("\\s+").length <= 3;
    }

    private static boolean isTagPart(String text) {
        return text.chars().allMatch(c -> c == '/' || c == '_' || Character.isLetter(c));
    }

    /** Whether the content is not prose about the tag: "I put it into the {@code <answer>} tag". */
    private static boolean isAnswer(String content) {
        return !PROSE.matcher(content).lookingAt();
    }

    private static boolean isDenied(String text, String content) {
        int tag = text.lastIndexOf('<', text.lastIndexOf(content));
        return LowerCase.of(text.substring(Math.max(0, tag - 5), Math.max(0, tag)))
                .strip()
                .endsWith("not");
    }

    /** Returns the content of the last closed tag. */
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
