package io.github.metaspo.model;

/**
 * What a model answered.
 *
 * @param text of the answer; may be empty
 * @param cut whether the answer ended at the most tokens allowed and not by itself
 * @param usage the tokens that it took
 * @param model the model's name as the provider resolved it
 */
public record Reply(String text, boolean cut, Usage usage, String model) {}
