package io.github.metaspo.scoring.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Text as the SQuAD evaluation compares it: NFKC, lower case, without punctuation and articles, single blanks. A text of articles
 * alone keeps them, and one of punctuation alone keeps that, so that a gold answer "A" does not equal an empty one, but "A.".
 */
public final class SquadText {

    private static final Pattern PUNCTUATION = Pattern.compile("[\\p{Punct}\\p{P}]");
    private static final Pattern ARTICLE = Pattern.compile("\\b(?:a|an|the)\\b", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern BLANKS = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

    private SquadText() {}

    public static String normalise(String text) {
        String lower = LowerCase.of(Nfkc.of(text));
        String words = PUNCTUATION.matcher(lower).replaceAll("");
        String bare = ARTICLE.matcher(words).replaceAll(" ");
        return Stream.of(bare, words, lower)
                .map(form -> BLANKS.matcher(form).replaceAll(" ").strip())
                .filter(normal -> !normal.isEmpty())
                .findFirst()
                .orElse("");
    }

    public static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        for (String word : normalise(text).split(" ")) {
            addTokens(word, tokens);
        }
        return tokens;
    }

    private static boolean isEdge(String word, int at) {
        return !Character.isLowSurrogate(word.charAt(at))
                && (Words.isWithoutBlanks(word.codePointBefore(at)) || Words.isWithoutBlanks(word.codePointAt(at)))
                && !Words.isMark(word.codePointAt(at));
    }

    /** Each letter of a script that is written without blanks counts as a word, as in the evaluations of Chinese and Japanese data. */
    private static void addTokens(String word, List<String> tokens) {
        int start = 0;
        for (int i = 1; i <= word.length(); i++) {
            if (i == word.length() || isEdge(word, i)) {
                tokens.add(word.substring(start, i));
                start = i;
            }
        }
    }
}
