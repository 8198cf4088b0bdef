package io.github.metaspo.api;

/**
 * The reply of a model.
 *
 * @param text the answer; may be empty
 * @param thinking the model's reasoning before the answer; empty if it is not returned
 * @param cut whether the answer was cut off at {@code maxTokens} or at the end of the model's context; most servers do not say which
 * @param usage the tokens of the call
 * @param model the model's name as the provider resolved it
 */
public record Reply(String text, String thinking, boolean cut, Usage usage, String model) {

    /** Creates a reply without separate thinking. */
    public Reply(String text, boolean cut, Usage usage, String model) {
        this(text, "", cut, usage, model);
    }
}
