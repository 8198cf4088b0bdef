package io.github.metaspo.model.langchain4j.http;

import com.google.re2j.Pattern;

import java.util.List;
import java.util.Optional;

/** Maps the error message of a server that rejects a request to advice about a setting of the suite. */
final class SettingAdvice {

    private record Rule(Pattern words, String advice) {}

    private static final String REFUSED =
            "(unsupported|not support|n't support|not allowed|not permitted|deprecated|cannot|only|must|invalid|unknown|unexpected"
                    + "|unrecognized|extra|range|greater|less)";

    /** The first rule that matches gives the advice. */
    private static final List<Rule> RULES = List.of(
            rule(
                    "max_tokens.*max_completion_tokens.*instead|unsupported.*max_tokens|max_tokens.{0,40}not supported",
                    "write options: {max_completion_tokens: 8192} at the model, which is then sent instead of max_tokens"),
            rule(
                    "max_?tokens|max_completion_tokens|max_?output_?tokens|num_predict",
                    "lower maxTokens of the model, or shorten the prompt"),
            rule(
                    "\\btemperature\\b.*" + REFUSED + "|" + REFUSED + ".*\\btemperature\\b",
                    "write temperature: provider at the model, so that none is sent"),
            rule(
                    "developer['\"`]? is not one of|unknown role.{0,20}developer|unexpected role.{0,20}developer",
                    "write systemRole: system, or systemRole: user, at the model"),
            rule(
                    "system[ _-]?(role|message|prompt|instruction)|\\brole\\b.{0,60}\\bsystem\\b|developer[ _-]?(role|message|instruction)"
                            + "|roles must alternate",
                    "write systemRole: user at the model, so that the system prompt goes into the message of the user"),
            rule("\\btop_?p\\b.*" + REFUSED + "|" + REFUSED + ".*\\btop_?p\\b", "leave topP out at the model"),
            rule("\\bseed\\b.*" + REFUSED + "|" + REFUSED + ".*\\bseed\\b", "leave seed out at the model"),
            rule(
                    "\\bstop(_?sequences)?\\b.*" + REFUSED + "|" + REFUSED + ".*['\"`]stop(_?sequences)?\\b",
                    "leave stop out at the model"),
            rule(
                    "reasoning[_. ]?effort|output_config|thinking_?level|not support thinking|think value",
                    "leave reasoningEffort out at the model, or write a word that this model knows"));

    private SettingAdvice() {}

    /** Returns whether a message is about the temperature. */
    static boolean isAboutTemperature(String words) {
        return of(words)
                .filter(advice -> advice.startsWith("write temperature:"))
                .isPresent();
    }

    /** Returns whether a message asks for {@code max_completion_tokens} instead of {@code max_tokens}. */
    static boolean wantsCompletionTokens(String words) {
        return of(words)
                .filter(advice -> advice.contains("max_completion_tokens"))
                .isPresent();
    }

    /** Returns what to change, or empty if the message names no setting. */
    static Optional<String> of(String words) {
        return RULES.stream()
                .filter(rule -> rule.words.matcher(words).find())
                .map(Rule::advice)
                .findFirst();
    }

    private static Rule rule(String words, String advice) {
        return new Rule(Pattern.compile("(?is)" + words), advice);
    }
}
