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
 * The sentences that prompts are put together from.
 *
 * @param components at least one, in a fixed order
 */
public record SentenceBank(List<Component> components) {

    private static final String RESOURCE = "corpus.yaml";

    /** How a sentence begins that says who the model is. */
    private static final Pattern ROLE = Pattern.compile("(?i)(you are|you're|act as|imagine you are|your role)\\b.*");

    public SentenceBank {
        components = List.copyOf(components);
        if (components.isEmpty()) {
            throw new IllegalArgumentException("a corpus without sentences");
        }
    }

    /** The plugin's own. */
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

    /** The plugin's own with the sentences of a suite, or these alone where the suite says so. */
    public static SentenceBank of(ProposalSettings settings) {
        return settings.onlyThese()
                ? new SentenceBank(settings.components())
                : builtIn().with(settings.components());
    }

    /** This one and further sentences; what both hold stands in it once. */
    SentenceBank with(List<Component> further) {
        LinkedHashSet<Component> all = new LinkedHashSet<>(components);
        all.addAll(further);
        return new SentenceBank(List.copyOf(all));
    }

    /** Whether a sentence says who the model is, so that another of this kind belongs in its place. */
    public boolean isRole(String sentence) {
        return ROLE.matcher(sentence).matches()
                || components.stream()
                        .anyMatch(component -> component.category() == Component.Category.ROLE
                                && component.text().equalsIgnoreCase(sentence));
    }
}
