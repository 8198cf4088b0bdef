package io.github.metaspo.scoring.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Text normalisation of the SQuAD evaluation: NFKC, lower case, without punctuation and articles, single blanks. Unlike there, a
 * text of articles alone keeps them, and one of punctuation alone keeps that, so that "A" equals "A." but not an empty answer.
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

    /** Each letter of a script without blanks counts as a word, as in evaluations of Chinese and Japanese data. */
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
