package io.github.metaspo.suite;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the optimizer model is asked, as texts with places of the form <code>${name}</code> that are filled for each request. */
public enum MetaPrompt {
    /** What a system prompt makes go wrong. */
    SYSTEM_ANALYSIS("Analysis", List.of("systemPrompt", "mistakes"), List.of()),
    /** A better system prompt. */
    SYSTEM_WRITE("improved_system_prompt", List.of("systemPrompt", "analysis"), List.of("attempts")),
    /** What a user prompt makes go wrong. */
    USER_ANALYSIS("Analysis", List.of("userPrompt", "mistakes"), List.of("systemPrompt")),
    /** A better user prompt. */
    USER_WRITE(
            "improved_instruction_prompt",
            List.of("userPrompt", "analysis"),
            List.of("systemPrompt", "mistakes", "keep", "attempts")),
    /** A system prompt from questions and answers of all tasks. */
    SYSTEM_APE("instruction", List.of("pairs"), List.of("attempts")),
    /** A user prompt from questions and answers of its task. */
    USER_APE("instruction", List.of("pairs"), List.of("keep", "attempts")),
    /** A system prompt bred from two good ones. */
    SYSTEM_EVOLVE("improved_system_prompt", List.of("first", "second"), List.of("attempts")),
    /** A user prompt bred from two good ones. */
    USER_EVOLVE("improved_instruction_prompt", List.of("first", "second"), List.of("keep", "attempts")),
    /** The same text in other words. */
    PARAPHRASE("instruction", List.of("text"), List.of("keep")),
    /** What was written, again and without what is wrong with it. */
    REPAIR("${tag}", List.of("tag", "written", "problems"), List.of("current", "keep")),
    /** What was tried before; a part of others. */
    ATTEMPTS("", List.of("list"), List.of());

    /** The form of a place to fill; its first group is the name. */
    public static final Pattern PLACE = Pattern.compile("\\$\\{([A-Za-z]+)}");

    private final String tag;
    private final List<String> required;
    private final List<String> optional;

    MetaPrompt(String tag, List<String> required, List<String> optional) {
        this.tag = tag;
        this.required = required;
        this.optional = optional;
    }

    /** The tag in which the reply is expected; empty where the text is no request of its own. */
    public String tag() {
        return tag;
    }

    /** What keeps a text from being this meta-prompt, to complete the sentence "the meta-prompt ...". */
    public Optional<String> fault(String text) {
        List<String> used =
                PLACE.matcher(text).results().map(place -> place.group(1)).toList();
        Optional<String> missing =
                required.stream().filter(name -> !used.contains(name)).findFirst();
        if (missing.isPresent()) {
            return Optional.of("lacks " + place(missing.get()) + "; write it where it belongs");
        }
        List<String> known = Stream.concat(required.stream(), optional.stream()).toList();
        Optional<String> unknown =
                used.stream().filter(name -> !known.contains(name)).findFirst();
        if (unknown.isPresent()) {
            return Optional.of("holds " + place(unknown.get()) + "; known are "
                    + known.stream().map(MetaPrompt::place).collect(Collectors.joining(", ")));
        }
        return tag.isEmpty() || text.contains("<" + tag + ">")
                ? Optional.empty()
                : Optional.of("does not name <" + tag + ">, the tag that the reply is read from");
    }

    private static String place(String name) {
        return "${" + name + "}";
    }
}
