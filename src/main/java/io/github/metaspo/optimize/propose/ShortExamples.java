package io.github.metaspo.optimize.propose;

import io.github.metaspo.api.Example;
import io.github.metaspo.api.Message;
import io.github.metaspo.suite.Task;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Index of train examples that are too short for {@link CopyDetector}. A text gives an example away if it contains a whole
 * question or a whole earlier message of at least three words (or six characters in a script without blanks), or a gold answer
 * near at least three and at least half of the words that no other train question of the task has. Texts in the tasks' own
 * prompts and the built-in sentences are allowed.
 */
final class ShortExamples {

    /** A character of a script without blanks counts as a word. */
    private static final Pattern WORD =
            Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}]|"
                    + "[[\\p{L}\\p{M}\\p{N}]&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}"
                    + "\\p{IsMyanmar}]]+");

    private static final Pattern WITHOUT_BLANKS = Pattern.compile(
            "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}]");

    /** Three words; a character of a script without blanks is half a word. */
    private static final int LEAST_HALF_WORDS = 6;

    /** Longer questions are left to {@link CopyDetector}, unless their script has no blanks. */
    private static final int LONGEST = 200;

    private static final int LEAST_RARE = 3;

    /** The distance, in words, within which the other rare words and the answer have to be. */
    private static final int NEAR = 30;

    private record Rare(int needed, List<String> answers) {}

    private final Set<String> questions = new HashSet<>();
    private final int longest;
    private final List<Rare> rares = new ArrayList<>();
    private final Map<String, List<Integer>> byRareWord = new HashMap<>();
    private final String given;

    ShortExamples(List<Task> tasks) {
        this.given = Stream.concat(
                        tasks.stream().map(task -> task.prompt().template()),
                        SentenceBank.builtIn().components().stream().map(component -> component.text()))
                .map(text -> joined(words(text)))
                .collect(Collectors.joining("\n"));
        Set<String> common = Set.copyOf(words(given));
        int most = 0;
        for (Task task : tasks) {
            Map<String, Long> counts = task.allTrain().stream()
                    .flatMap(example -> words(example.question()).stream().distinct())
                    .collect(Collectors.groupingBy(word -> word, Collectors.counting()));
            for (Example example : task.allTrain()) {
                for (Message message : example.earlier()) {
                    most = Math.max(most, addQuestion(words(message.text())));
                }
                List<String> words = words(example.question());
                most = Math.max(most, addQuestion(words));
                addRare(example, words, counts, common);
            }
        }
        this.longest = most;
    }

    /** Adds a text that must not be copied as a whole. Returns the number of its words, or 0 if it is too short or too long. */
    private int addQuestion(List<String> words) {
        if (halfWords(words) < LEAST_HALF_WORDS || words.size() > LONGEST) {
            return 0;
        }
        questions.add(joined(words));
        return words.size();
    }

    private void addRare(Example example, List<String> words, Map<String, Long> counts, Set<String> common) {
        List<List<String>> answers =
                example.answers().stream().map(ShortExamples::words).toList();
        Set<String> rare = words.stream()
                .filter(word -> counts.getOrDefault(word, 0L) == 1 && !common.contains(word))
                .filter(word -> word.length() > 2 && answers.stream().noneMatch(answer -> answer.contains(word)))
                .collect(Collectors.toSet());
        if (rare.size() >= LEAST_RARE) {
            rare.forEach(word ->
                    byRareWord.computeIfAbsent(word, key -> new ArrayList<>()).add(rares.size()));
            rares.add(new Rare(
                    Math.max(LEAST_RARE, (rare.size() + 1) / 2),
                    answers.stream()
                            .filter(answer -> !answer.isEmpty())
                            .map(ShortExamples::joined)
                            .toList()));
        }
    }

    /** Returns the first part of a text that gives an example away and is not in the allowed text, ignoring case and punctuation. */
    Optional<String> firstIn(String text, String allowed) {
        List<String> words = words(text);
        String free = given + "\n" + joined(words(allowed));
        for (int start = 0; start < words.size(); start++) {
            StringBuilder run = new StringBuilder(" ");
            for (int end = start; end < Math.min(words.size(), start + longest); end++) {
                run.append(words.get(end)).append(' ');
                if (questions.contains(run.toString()) && !free.contains(run)) {
                    return Optional.of(run.toString().strip());
                }
            }
        }
        return rareIn(words, Set.copyOf(words(allowed)));
    }

    private Optional<String> rareIn(List<String> words, Set<String> free) {
        for (int start = 0; start < words.size(); start++) {
            List<String> window = words.subList(start, Math.min(words.size(), start + NEAR));
            for (int index : byRareWord.getOrDefault(words.get(start), List.of())) {
                List<String> found = window.stream()
                        .distinct()
                        .filter(word -> !free.contains(word))
                        .filter(word -> byRareWord.getOrDefault(word, List.of()).contains(index))
                        .toList();
                String around = joined(words.subList(Math.max(0, start - NEAR), start + window.size()));
                if (found.size() >= rares.get(index).needed()
                        && rares.get(index).answers().stream().anyMatch(around::contains)) {
                    return Optional.of(String.join(" ", found));
                }
            }
        }
        return Optional.empty();
    }

    private static int halfWords(List<String> words) {
        return words.stream()
                .mapToInt(word -> WITHOUT_BLANKS.matcher(word).matches() ? 1 : 2)
                .sum();
    }

    private static String joined(List<String> words) {
        return " " + String.join(" ", words) + " ";
    }

    private static List<String> words(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
