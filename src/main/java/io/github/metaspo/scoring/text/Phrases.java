package io.github.metaspo.scoring.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A fixed set of lower-case words and phrases to find in text. If several match, the longest counts. */
public final class Phrases {

    private final boolean wholeWords;
    private final Map<Character, List<String>> byFirst = new HashMap<>();
    private final Map<Character, List<String>> byLast = new HashMap<>();

    private Phrases(boolean wholeWords, Stream<String> phrases) {
        this.wholeWords = wholeWords;
        phrases.sorted(Comparator.comparing(String::length).reversed()).forEach(phrase -> {
            byFirst.computeIfAbsent(phrase.charAt(0), first -> new ArrayList<>())
                    .add(phrase);
            byLast.computeIfAbsent(phrase.charAt(phrase.length() - 1), last -> new ArrayList<>())
                    .add(phrase);
        });
    }

    /** Returns phrases that match whole words only. Each list separates phrases by commas. */
    public static Phrases words(String... lists) {
        return new Phrases(true, split(lists));
    }

    /** Returns phrases that may be parts of longer words. */
    static Phrases parts(String... lists) {
        return new Phrases(false, split(lists));
    }

    private static Stream<String> split(String... lists) {
        return Stream.of(lists)
                .flatMap(list -> Stream.of(list.split(",")))
                .map(String::strip)
                .map(phrase -> Nfkc.of(phrase).replace('’', '\''));
    }

    /** Returns the end of the phrase that begins here, or -1 if there is none. */
    public int endOf(String lower, int at) {
        if (at >= lower.length()) {
            return -1;
        }
        for (String phrase : byFirst.getOrDefault(lower.charAt(at), List.of())) {
            int end = at + phrase.length();
            if (lower.startsWith(phrase, at) && isWhole(lower, at, end)) {
                return end;
            }
        }
        return -1;
    }

    /** Returns the start of the phrase that ends here, or -1 if there is none. */
    public int startOf(String lower, int end) {
        if (end <= 0) {
            return -1;
        }
        for (String phrase : byLast.getOrDefault(lower.charAt(end - 1), List.of())) {
            int start = end - phrase.length();
            if (start >= 0 && lower.startsWith(phrase, start) && isWhole(lower, start, end)) {
                return start;
            }
        }
        return -1;
    }

    /** Returns whether there is a phrase within this span. */
    public boolean isWithin(String lower, int from, int to) {
        for (int i = from; i < to; i++) {
            int end = endOf(lower, i);
            if (end >= 0 && end <= to) {
                return true;
            }
        }
        return false;
    }

    private boolean isWhole(String lower, int start, int end) {
        return !wholeWords || (isEdge(lower, start) && isEdge(lower, end));
    }

    private static boolean isEdge(String lower, int at) {
        return Words.isBoundary(lower, at);
    }
}
