package io.github.metaspo.suite;

import java.util.List;
import java.util.Map;

/**
 * A suite's replacements for the plugin's own meta-prompts and components.
 *
 * @param metaPrompts valid texts by meta-prompt; the plugin's own are used for those that are missing
 * @param components the suite's components in the order of their file; may be empty
 * @param onlyThese whether the plugin's own components are left out; requires at least one component of the suite
 */
public record ProposalSettings(Map<MetaPrompt, String> metaPrompts, List<Component> components, boolean onlyThese) {

    /** No replacements. */
    public static final ProposalSettings NONE = new ProposalSettings(Map.of(), List.of(), false);

    public ProposalSettings {
        metaPrompts = Map.copyOf(metaPrompts);
        components = List.copyOf(components);
        if (onlyThese && components.isEmpty()) {
            throw new IllegalArgumentException("onlyThese requires at least one component");
        }
    }
}
