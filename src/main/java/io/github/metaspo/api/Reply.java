package io.github.metaspo.api;

/**
 * What a model answered.
 *
 * @param text of the answer; may be empty
 * @param thinking what the model thought before; empty where it tells nothing of it
 * @param cut whether the answer was cut off, at the most tokens allowed or at the end of the model's context; most servers do not say which
 * @param usage the tokens that it took
 * @param model the model's name as the provider resolved it
 */
public record Reply(String text, String thinking, boolean cut, Usage usage, String model) {

    /** A reply without thinking beside its text. */
    public Reply(String text, boolean cut, Usage usage, String model) {
        this(text, "", cut, usage, model);
    }
}
