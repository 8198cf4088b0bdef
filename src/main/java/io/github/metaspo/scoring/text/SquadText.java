package io.github.metaspo.scoring.text;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Text as the SQuAD evaluation compares it: lower case, without punctuation and articles, single blanks. A text that consists
 * of nothing else is only put in lower case, so that a gold answer "A" does not equal an empty one.
 */
public final class SquadText {

    private static final Pattern PUNCTUATION = Pattern.compile("[\\p{Punct}\\p{P}]");
    private static final Pattern ARTICLE = Pattern.compile("\\b(?:a|an|the)\\b");
    private static final Pattern BLANKS = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

    private SquadText() {}

    public static String normalise(String text) {
        String lower = LowerCase.of(text);
        String bare = ARTICLE.matcher(PUNCTUATION.matcher(lower).replaceAll("")).replaceAll(" ");
        String normal = BLANKS.matcher(bare).replaceAll(" ").strip();
        return normal.isEmpty() ? lower.strip() : normal;
    }

    public static List<String> tokens(String text) {
        return List.of(normalise(text).split(" "));
    }
}
