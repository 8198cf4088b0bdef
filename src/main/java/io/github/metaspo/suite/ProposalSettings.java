package io.github.metaspo.suite;

import java.util.List;
import java.util.Map;

/**
 * What a suite sets in the place of the plugin's own meta-prompts and sentences.
 *
 * @param metaPrompts texts without fault; the plugin's own stand for those that are not there
 * @param components sentences in the order of their file; may be empty
 * @param onlyThese whether the plugin's own sentences are left out; then there is at least one of the suite's
 */
public record ProposalSettings(Map<MetaPrompt, String> metaPrompts, List<Component> components, boolean onlyThese) {

    /** Nothing is set. */
    public static final ProposalSettings NONE = new ProposalSettings(Map.of(), List.of(), false);

    public ProposalSettings {
        metaPrompts = Map.copyOf(metaPrompts);
        components = List.copyOf(components);
        if (onlyThese && components.isEmpty()) {
            throw new IllegalArgumentException("no sentences");
        }
    }
}
