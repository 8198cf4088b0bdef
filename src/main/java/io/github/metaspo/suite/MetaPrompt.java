package io.github.metaspo.suite;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The meta-prompts: request templates for the optimizer model, with placeholders of the form <code>${name}</code>. */
public enum MetaPrompt {
    /** Asks for an analysis of the failures under a system prompt. */
    SYSTEM_ANALYSIS(
            "Analysis", List.of("systemPrompt", "mistakes"), List.of("target", "scores", "rightAnswers", "attempts")),
    /** Asks for a better system prompt. */
    SYSTEM_WRITE(
            "improved_system_prompt",
            List.of("systemPrompt", "analysis"),
            List.of("target", "scores", "tasks", "mistakes", "rightAnswers", "limits", "assignment", "attempts")),
    /** Asks for an analysis of the failures under a system prompt and for a better one, in one reply. */
    SYSTEM_PROPOSAL(
            "improved_system_prompt",
            List.of("systemPrompt", "mistakes"),
            List.of("target", "scores", "tasks", "rightAnswers", "limits", "assignment", "attempts")),
    /** Asks for an analysis of the failures under a user prompt. */
    USER_ANALYSIS(
            "Analysis",
            List.of("userPrompt", "mistakes"),
            List.of("systemPrompt", "target", "scores", "rightAnswers", "attempts")),
    /** Asks for a better user prompt. */
    USER_WRITE(
            "improved_instruction_prompt",
            List.of("userPrompt", "analysis"),
            List.of(
                    "systemPrompt",
                    "mistakes",
                    "target",
                    "scores",
                    "rightAnswers",
                    "keep",
                    "limits",
                    "assignment",
                    "attempts")),
    /** Asks for an analysis of the failures under a user prompt and for a better one, in one reply. */
    USER_PROPOSAL(
            "improved_instruction_prompt",
            List.of("userPrompt", "mistakes"),
            List.of("systemPrompt", "target", "scores", "rightAnswers", "keep", "limits", "assignment", "attempts")),
    /** Asks for a system prompt that fits questions and answers of all tasks. */
    SYSTEM_APE("instruction", List.of("pairs"), List.of("attempts")),
    /** Asks for a user prompt that fits questions and answers of its task. */
    USER_APE("instruction", List.of("pairs"), List.of("keep", "attempts")),
    /** Asks for a system prompt bred from two good ones. */
    SYSTEM_EVOLVE("improved_system_prompt", List.of("first", "second"), List.of("attempts")),
    /** Asks for a user prompt bred from two good ones. */
    USER_EVOLVE("improved_instruction_prompt", List.of("first", "second"), List.of("keep", "attempts")),
    /** Asks for a paraphrase of a text. */
    PARAPHRASE("instruction", List.of("text"), List.of("keep")),
    /** Asks for a corrected version of a rejected proposal. */
    REPAIR("${tag}", List.of("tag", "written", "problems"), List.of("current", "keep")),
    /** The list of earlier attempts; a part of other meta-prompts. */
    ATTEMPTS("", List.of("list"), List.of());

    /** A placeholder; group 1 is its name. */
    public static final Pattern PLACE = Pattern.compile("\\$\\{([A-Za-z]+)}");

    private final String tag;
    private final List<String> required;
    private final List<String> optional;

    MetaPrompt(String tag, List<String> required, List<String> optional) {
        this.tag = tag;
        this.required = required;
        this.optional = optional;
    }

    /** Returns the tag in which the reply is expected; empty if the text is only a part of other meta-prompts. */
    public String tag() {
        return tag;
    }

    /** Returns why a text cannot be used as this meta-prompt, as the end of a sentence "the meta-prompt ..."; empty if it can. */
    public Optional<String> fault(String text) {
        List<String> used = PLACE.matcher(text)
                .results()
                .map(placeholder -> placeholder.group(1))
                .toList();
        Optional<String> missing =
                required.stream().filter(name -> !used.contains(name)).findFirst();
        if (missing.isPresent()) {
            return Optional.of("lacks " + placeholder(missing.get()) + "; add it where it belongs");
        }
        List<String> known = Stream.concat(required.stream(), optional.stream()).toList();
        Optional<String> unknown =
                used.stream().filter(name -> !known.contains(name)).findFirst();
        if (unknown.isPresent()) {
            return Optional.of("contains unknown " + placeholder(unknown.get()) + "; it may contain "
                    + known.stream().map(MetaPrompt::placeholder).collect(Collectors.joining(", ")));
        }
        return tag.isEmpty() || text.contains("<" + tag + ">")
                ? Optional.empty()
                : Optional.of("does not mention <" + tag + ">, the tag from which the reply is read");
    }

    private static String placeholder(String name) {
        return "${" + name + "}";
    }
}
