package io.github.metaspo.optimize.demonstrate;

import io.github.metaspo.model.TokenCount;
import io.github.metaspo.model.UntrustedText;
import io.github.metaspo.suite.UserPrompt;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A reason why an example or a reply cannot be shown as a demonstration. */
enum Obstacle {
    /** It would show only the end of a conversation. */
    EARLIER_MESSAGES("with earlier messages"),
    /** The demonstration would answer a question that is scored. */
    ASKED_TWICE("with the question of another example"),
    /** A part in braces would be filled, here or by an application that reads prompts as templates. */
    PLACEHOLDER("with a placeholder in braces"),
    /** It would end the demonstration, or the whole message. */
    MARKUP("with tags of a demonstration or of a chat template"),
    HIDDEN_CHARACTER("with a control character or an invisible character"),
    TOO_LONG("longer than " + Obstacle.MOST_TOKENS + " tokens"),
    /** The reply was cut off at the limit, so that it shows a wrong end. */
    CUT("cut off"),
    EMPTY("empty");

    /** A longer demonstration would leave little room for the question. */
    static final int MOST_TOKENS = 1000;

    /** In UTF-8. */
    private static final int MOST_BYTES_OF_A_CHARACTER = 3;

    private static final Pattern TAGS = Pattern.compile("(?i)</?\\s*(?:example|input|output)\\b"
            + "|<\\|[^<>\\n]*\\|>|\\[/?INST]|<</?SYS>>|</?s>|<(?:start|end)_of_turn>|<(?:bos|eos)>");

    private static final TokenCount TOKENS = new TokenCount();

    private final String words;

    Obstacle(String words) {
        this.words = words;
    }

    /** Returns what keeps a normalised text from being shown; empty if nothing does. */
    static Optional<Obstacle> of(String text) {
        if (text.isBlank()) {
            return Optional.of(EMPTY);
        }
        if (UserPrompt.hasPlaceholder(text)) {
            return Optional.of(PLACEHOLDER);
        }
        if (TAGS.matcher(text).find()) {
            return Optional.of(MARKUP);
        }
        if (UntrustedText.firstHidden(text).isPresent()) {
            return Optional.of(HIDDEN_CHARACTER);
        }
        return isTooLong(text) ? Optional.of(TOO_LONG) : Optional.empty();
    }

    /** Counts only long texts, since no token is shorter than a byte. */
    private static boolean isTooLong(String text) {
        return MOST_BYTES_OF_A_CHARACTER * text.length() > MOST_TOKENS && TOKENS.of(text) > MOST_TOKENS;
    }

    /** Returns how many met each obstacle, for a sentence. */
    static String counted(List<Obstacle> met) {
        Map<Obstacle, Long> counts =
                met.stream().collect(Collectors.groupingBy(one -> one, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey().words)
                .collect(Collectors.joining(", "));
    }
}
