package io.github.metaspo.optimize.propose.llm;

import io.github.metaspo.suite.MetaPrompt;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The meta-prompts: the plugin's own, which are resource files, or those of a suite in their place. */
public final class MetaPrompts {

    /** A placeholder and the paragraph break after it, which is dropped if the value is empty. */
    private static final Pattern PLACE = Pattern.compile(MetaPrompt.PLACE.pattern() + "(\n\n)?");

    private final Map<MetaPrompt, String> texts = new EnumMap<>(MetaPrompt.class);
    private final Set<MetaPrompt> replaced;

    /**
     * Reads the plugin's own meta-prompts.
     *
     * @param replacements the texts to use instead
     * @throws IllegalArgumentException if a text is not a valid meta-prompt
     */
    public MetaPrompts(Map<MetaPrompt, String> replacements) {
        for (MetaPrompt metaPrompt : MetaPrompt.values()) {
            String text = replacements.getOrDefault(metaPrompt, builtIn(metaPrompt));
            metaPrompt.fault(text).ifPresent(fault -> {
                throw new IllegalArgumentException("the meta-prompt " + metaPrompt + " " + fault);
            });
            texts.put(metaPrompt, text);
        }
        this.replaced = Set.copyOf(replacements.keySet());
    }

    /** Returns whether the suite has a text of its own for one of the meta-prompts. */
    boolean replacesAny(Set<MetaPrompt> metaPrompts) {
        return metaPrompts.stream().anyMatch(replaced::contains);
    }

    /** Returns a meta-prompt with its placeholders filled. Placeholders within values are not filled. */
    String render(MetaPrompt metaPrompt, Map<String, String> values) {
        return PLACE.matcher(Objects.requireNonNull(texts.get(metaPrompt))).replaceAll(place -> {
            String value = Objects.requireNonNull(values.get(place.group(1)), place.group(1));
            String gap = value.isEmpty() || place.group(2) == null ? "" : place.group(2);
            return Matcher.quoteReplacement(value + gap);
        });
    }

    private static String builtIn(MetaPrompt metaPrompt) {
        String resource =
                "metaprompts/" + metaPrompt.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".txt";
        try (InputStream input = MetaPrompts.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(input, resource).readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
