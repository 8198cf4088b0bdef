package io.github.metaspo.report.html.data;

import java.util.Optional;

/**
 * The two measurements that a page compares.
 *
 * @param kind where they come from
 * @param before empty if there is only one
 * @param after empty if nothing was measured
 */
public record Pairing(Kind kind, Optional<Side> before, Optional<Side> after) {

    /** Where two measurements come from. */
    public enum Kind {
        /** A search found the prompt that is in effect now; before are the prompts that it replaced. */
        SHIPPED,
        /** A search found a prompt that did not ship; before are those in effect. */
        NOT_SHIPPED,
        /** The last measurement beside the baseline of the lock. */
        BASELINE,
        /** There is nothing to compare with. */
        ALONE
    }

    /** Returns the system prompt in effect, if one was measured. */
    public Optional<Side> inEffect() {
        return kind == Kind.NOT_SHIPPED ? before : after;
    }
}
