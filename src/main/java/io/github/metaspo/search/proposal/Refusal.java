package io.github.metaspo.search.proposal;
/** Stand-in until the helper's arrives. */
public record Refusal(Reason reason, String sentence) {
    public enum Reason {
        NO_PROMPT,
        DUPLICATE
    }
}
