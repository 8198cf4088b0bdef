package io.github.metaspo.optimize.propose;

import io.github.metaspo.api.Example;
import io.github.metaspo.api.Message;
import io.github.metaspo.suite.Task;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Index of all sequences of 12 words in train examples, to find texts copied from them. Stored as sorted hashes: 8 bytes per word
 * and one binary search per sequence.
 */
final class CopyDetector {

    private static final int LENGTH = 12;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final long[] hashes;

    CopyDetector(List<Task> tasks) {
        this.hashes = tasks.stream()
                .flatMap(task -> task.allTrain().stream())
                .flatMap(CopyDetector::texts)
                .flatMapToLong(text -> hashes(words(text)))
                .sorted()
                .distinct()
                .toArray();
    }

    /**
     * Returns the first sequence of a text that is in an example but not in the allowed text, ignoring case, punctuation and
     * white space.
     */
    Optional<String> firstIn(String text, String allowed) {
        List<String> words = words(text);
        long[] runs = hashes(words).toArray();
        long[] free = hashes(words(allowed)).sorted().toArray();
        return IntStream.range(0, runs.length)
                .filter(i -> Arrays.binarySearch(hashes, runs[i]) >= 0 && Arrays.binarySearch(free, runs[i]) < 0)
                .mapToObj(i -> String.join(" ", words.subList(i, i + LENGTH)))
                .findFirst();
    }

    private static Stream<String> texts(Example example) {
        return Stream.concat(
                example.earlier().stream().map(Message::text),
                Stream.concat(Stream.of(example.question()), example.answers().stream()));
    }

    private static List<String> words(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static LongStream hashes(List<String> words) {
        return IntStream.rangeClosed(0, words.size() - LENGTH).mapToLong(start -> hash(words, start));
    }

    /** FNV-1a over characters. With 64 bits, collisions are negligible for any number of examples. */
    private static long hash(List<String> words, int start) {
        long hash = FNV_OFFSET;
        for (String word : words.subList(start, start + LENGTH)) {
            for (int i = 0; i < word.length(); i++) {
                hash = (hash ^ word.charAt(i)) * FNV_PRIME;
            }
            hash = (hash ^ ' ') * FNV_PRIME;
        }
        return hash;
    }
}
