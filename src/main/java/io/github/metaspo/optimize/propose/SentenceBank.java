package io.github.metaspo.optimize.propose;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.metaspo.suite.Component;
import io.github.metaspo.suite.ProposalSettings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The sentences from which prompts are built.
 *
 * @param components at least one, in a fixed order
 */
public record SentenceBank(List<Component> components) {

    private static final String RESOURCE = "corpus.yaml";

    /** Sentences that give the model a role. */
    private static final Pattern ROLE = Pattern.compile("(?i)(you are|you're|act as|imagine you are|your role)\\b.*");

    public SentenceBank {
        components = List.copyOf(components);
        if (components.isEmpty()) {
            throw new IllegalArgumentException("a sentence bank needs a sentence");
        }
    }

    /** Returns the plugin's own sentences. */
    public static SentenceBank builtIn() {
        try (InputStream input = SentenceBank.class.getResourceAsStream(RESOURCE)) {
            List<Component> components = new ArrayList<>();
            new YAMLMapper()
                    .readValue(
                            Objects.requireNonNull(input, RESOURCE), new TypeReference<Map<String, List<String>>>() {})
                    .forEach((word, texts) ->
                            texts.forEach(text -> components.add(new Component(Component.Category.of(word), text))));
            return new SentenceBank(components);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the plugin's own sentences and those of a suite, or the latter alone if the suite says so. */
    public static SentenceBank of(ProposalSettings settings) {
        return settings.onlyThese()
                ? new SentenceBank(settings.components())
                : builtIn().with(settings.components());
    }

    /** Returns the union of these and further sentences, without duplicates. */
    SentenceBank with(List<Component> further) {
        LinkedHashSet<Component> all = new LinkedHashSet<>(components);
        all.addAll(further);
        return new SentenceBank(List.copyOf(all));
    }

    /** Returns whether a sentence gives the model a role. A prompt has at most one of these. */
    public boolean isRole(String sentence) {
        return ROLE.matcher(sentence).matches()
                || components.stream()
                        .anyMatch(component -> component.category() == Component.Category.ROLE
                                && component.text().equalsIgnoreCase(sentence));
    }
}
