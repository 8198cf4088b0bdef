package io.github.metaspo.optimize;

import io.github.metaspo.api.Example;

import java.util.Optional;

/**
 * A train example that was answered wrong.
 *
 * @param example the question with its gold answers
 * @param response the reply of the target model
 * @param prediction the answer extracted from the reply; empty if the reply holds none
 */
public record Mistake(Example example, String response, Optional<String> prediction) {}
